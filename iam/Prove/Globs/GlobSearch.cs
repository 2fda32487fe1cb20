using System.Text;
using IamEngine.Prove.Steps;

namespace IamEngine.Prove.Globs;

/// <summary>The result of a search for a text.</summary>
internal abstract record GlobSearchResult
{
    private GlobSearchResult()
    {
    }

    /// <summary>A text that every wanted glob matches and no unwanted glob matches.</summary>
    public sealed record Found(string Text) : GlobSearchResult;

    /// <summary>No such text exists.</summary>
    public sealed record Nothing : GlobSearchResult;

    /// <summary>The budget was spent before a result.</summary>
    public sealed record GaveUp : GlobSearchResult;
}

/// <summary>
/// Searches for the shortest text that all wanted globs match and no unwanted glob matches, breadth first over the states of both
/// sides. Of two states with equal wanted positions, it keeps the one with fewer unwanted positions, which can reach at least the
/// same texts. So the search stays small for globs whose automaton has exponentially many states.
/// </summary>
internal sealed class GlobSearch
{
    // After this number of states, the search accepts any text, and continues with the states that need the fewest characters.
    private const int StatesForTheShortest = 4096;

    private const int StepsPerNode = 8;

    private const string Plain = "xyzabcdefghijklmnopqrstuvw";
    private const string Digits = "1234567890";

    private readonly GlobMachine wanted;
    private readonly GlobMachine unwanted;
    private readonly StepBudget steps;
    private readonly List<Node> nodes = [];
    private readonly Dictionary<StateKey, List<int>> seen = [];
    private readonly HashSet<int> awaited = [];
    private readonly bool caseMatters;
    private readonly List<ulong[]> guesses = [];
    private readonly ulong[] scratchWanted;
    private readonly ulong[] scratchUnwanted;

    private GlobSearch(ReadOnlySpan<Glob> wanted, ReadOnlySpan<Glob> unwanted, StepBudget steps)
    {
        this.wanted = new(wanted);
        this.unwanted = new(unwanted);
        this.steps = steps;
        caseMatters = IsMixed(wanted, unwanted);
        scratchWanted = new ulong[this.wanted.Words];
        scratchUnwanted = new ulong[this.unwanted.Words];
    }

    /// <param name="wanted">The globs that must match.</param>
    /// <param name="unwanted">The globs that must not match.</param>
    /// <param name="steps">Counts the states.</param>
    /// <param name="anyText">Whether any text is sufficient. It is found sooner than the shortest one.</param>
    public static GlobSearchResult For(
        ReadOnlySpan<Glob> wanted, ReadOnlySpan<Glob> unwanted, StepBudget steps, bool anyText = false) =>
        new GlobSearch(wanted.IsEmpty ? [Glob.Everything] : wanted, unwanted, steps).Run(anyText ? 0 : StatesForTheShortest);

    private GlobSearchResult Run(int breadthFirst)
    {
        wanted.Start(scratchWanted);
        unwanted.Start(scratchUnwanted);
        var queue = new PriorityQueue<int, (int, int)>();
        if (Visit(scratchWanted, -1, 0) is { } atOnce)
        {
            return Text(atOnce);
        }

        if (nodes.Count > 0)
        {
            Enqueue(0);
        }

        while (queue.TryDequeue(out var current, out _))
        {
            if (!steps.TrySpend(1 + wanted.Words + unwanted.Words))
            {
                return new GlobSearchResult.GaveUp();
            }

            foreach (var code in NextCodes(nodes[current]))
            {
                wanted.Step(nodes[current].Wanted, code, scratchWanted);
                unwanted.Step(nodes[current].Unwanted, code, scratchUnwanted);
                wanted.Split(scratchWanted, guesses);
                foreach (var guess in guesses)
                {
                    var before = nodes.Count;
                    if (Visit(guess, current, code) is { } found)
                    {
                        return Text(found);
                    }

                    if (nodes.Count > before)
                    {
                        Enqueue(before);
                    }
                }
            }
        }

        return new GlobSearchResult.Nothing();

        // First by length, and later by the number of characters still needed.
        void Enqueue(int node) => queue.Enqueue(
            node, nodes.Count < breadthFirst ? (0, nodes[node].Length) : (nodes[node].Needs - int.MaxValue, node));
    }

    // Adds a state as a node, unless it cannot lead to an answer or a known state is at least as good. Returns the node if it is
    // an answer.
    private int? Visit(ulong[] state, int parent, int code)
    {
        var needs = wanted.Needs(state);
        if (needs < 0 || unwanted.MatchesWhateverFollows(scratchUnwanted))
        {
            return null;
        }

        if (!seen.TryGetValue(new StateKey(state), out var alike))
        {
            state = [.. state];
            seen[new StateKey(state)] = alike = [];
        }

        foreach (var known in alike)
        {
            if (IsSubset(nodes[known].Unwanted, scratchUnwanted))
            {
                return null;
            }
        }

        // A node takes more memory than one step may.
        steps.TrySpend(StepsPerNode + unwanted.Words);
        state = alike.Count > 0 ? nodes[alike[0]].Wanted : state;
        alike.Add(nodes.Count);
        nodes.Add(new(state, [.. scratchUnwanted], parent, code, parent < 0 ? 0 : nodes[parent].Length + 1, needs));
        return needs == 0 && wanted.AcceptsAll(state) && !unwanted.AcceptsAny(scratchUnwanted) ? nodes.Count - 1 : null;
    }

    // All characters that no glob requires have the same effect, so one of them is enough.
    private List<int> NextCodes(Node node)
    {
        awaited.Clear();
        var awaitsDigit = false;
        wanted.AddAwaited(node.Wanted, awaited, ref awaitsDigit);
        unwanted.AddAwaited(node.Unwanted, awaited, ref awaitsDigit);
        var next = new List<int>(awaited.Count + 3) { FirstNotIn(awaited, Plain) ?? Rare(awaited) };
        if (awaitsDigit && FirstNotIn(awaited, Digits) is { } digit)
        {
            next.Add(digit);
        }

        foreach (var code in awaited)
        {
            if (!caseMatters || code >= Token.FirstVariable)
            {
                next.Add(code);
                continue;
            }

            foreach (var letter in CaseFolding.Alike(CaseFolding.Fold((char)code)))
            {
                next.Add(letter);
            }
        }

        return next;
    }

    // If no glob or every glob ignores case, one letter is enough for both cases.
    private static bool IsMixed(ReadOnlySpan<Glob> wanted, ReadOnlySpan<Glob> unwanted)
    {
        var (ignoring, all) = (0, wanted.Length + unwanted.Length);
        foreach (var glob in wanted)
        {
            ignoring += glob.IgnoreCase ? 1 : 0;
        }

        foreach (var glob in unwanted)
        {
            ignoring += glob.IgnoreCase ? 1 : 0;
        }

        return ignoring > 0 && ignoring < all;
    }

    private GlobSearchResult.Found Text(int node)
    {
        var text = new StringBuilder();
        for (; nodes[node].Parent >= 0; node = nodes[node].Parent)
        {
            // A text with a variable is never shown. It only proves that a text exists.
            text.Insert(0, (char)Math.Min(nodes[node].Code, char.MaxValue));
        }

        return new(text.ToString());
    }

    private static bool IsSubset(ReadOnlySpan<ulong> few, ReadOnlySpan<ulong> many)
    {
        for (var w = 0; w < few.Length; w++)
        {
            if ((few[w] & ~many[w]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int? FirstNotIn(HashSet<int> codes, string letters)
    {
        foreach (var letter in letters)
        {
            if (!codes.Contains(letter) && !codes.Contains(CaseFolding.Fold(letter)))
            {
                return letter;
            }
        }

        return null;
    }

    private static int Rare(HashSet<int> codes)
    {
        var rare = 'À';
        while (codes.Contains(rare) || CaseFolding.Alike(rare).Length > 1)
        {
            rare++;
        }

        return rare;
    }

    private sealed record Node(ulong[] Wanted, ulong[] Unwanted, int Parent, int Code, int Length, int Needs);

    /// <summary>A state compared by its words.</summary>
    private readonly struct StateKey(ulong[] words) : IEquatable<StateKey>
    {
        private readonly ulong[] words = words;

        public bool Equals(StateKey other) => words.AsSpan().SequenceEqual(other.words);

        public override bool Equals(object? obj) => obj is StateKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (var word in words)
            {
                hash.Add(word);
            }

            return hash.ToHashCode();
        }
    }
}
