using System.Numerics;

namespace Policies.Prove.Globs;

/// <summary>
/// Several globs run side by side over one text. Each glob has one bit per place between its tokens; a state is the set of places
/// that the text read so far leads to, for all globs in one row of bits, so that a step is a few operations on words.
/// </summary>
internal sealed class GlobMachine
{
    private readonly int[] starts;
    private readonly int[] codes;
    private readonly Dictionary<int, ulong[]> literals = [];
    private readonly ulong[] one, oneInPart, many, manyInPart;
    private readonly int[] obsoleteFrom;

    public GlobMachine(ReadOnlySpan<Glob> globs)
    {
        starts = new int[globs.Length + 1];
        for (var i = 0; i < globs.Length; i++)
        {
            starts[i + 1] = starts[i] + globs[i].Tokens.Length + 1;
        }

        Words = (starts[^1] + 63) / 64;
        codes = new int[starts[^1]];
        obsoleteFrom = new int[starts[^1]];
        (one, oneInPart, many, manyInPart) = (new ulong[Words], new ulong[Words], new ulong[Words], new ulong[Words]);
        for (var i = 0; i < globs.Length; i++)
        {
            Add(globs[i], starts[i]);
        }
    }

    /// <summary>How many words a state has.</summary>
    public int Words { get; }

    public int Count => starts.Length - 1;

    /// <summary>Whether some glob has a wildcard that stops at a colon, so that a colon differs from other letters.</summary>
    public bool StopsAtColons { get; private set; }

    public IEnumerable<int> Codes => literals.Keys;

    public void Start(Span<ulong> state)
    {
        state.Clear();
        for (var i = 0; i < Count; i++)
        {
            state[starts[i] / 64] |= 1UL << starts[i];
        }

        SkipMany(state);
    }

    /// <summary>The state after one more letter.</summary>
    public void Step(ReadOnlySpan<ulong> state, int code, Span<ulong> next)
    {
        literals.TryGetValue(code, out var literal);
        var isText = code < Token.FirstVariable;
        var inPart = isText && code != ':';
        var carry = 0UL;
        for (var w = 0; w < Words; w++)
        {
            var moves = literal is null ? 0 : literal[w];
            var stays = many[w];
            if (isText)
            {
                moves |= one[w];
            }

            if (inPart)
            {
                moves |= oneInPart[w];
                stays |= manyInPart[w];
            }

            var moved = state[w] & moves;
            next[w] = (moved << 1) | carry | (state[w] & stays);
            carry = moved >> 63;
        }

        SkipMany(next);
        DropObsolete(next);
    }

    public bool Accepts(ReadOnlySpan<ulong> state, int glob) => Has(state, starts[glob + 1] - 1);

    public bool AcceptsAny(ReadOnlySpan<ulong> state)
    {
        for (var i = 0; i < Count; i++)
        {
            if (Accepts(state, i))
            {
                return true;
            }
        }

        return false;
    }

    public bool AcceptsAll(ReadOnlySpan<ulong> state)
    {
        for (var i = 0; i < Count; i++)
        {
            if (!Accepts(state, i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How many letters, at least, each glob still needs, added up; -1 when one can no longer match.</summary>
    public int Needs(ReadOnlySpan<ulong> state)
    {
        var sum = 0;
        for (var i = 0; i < Count; i++)
        {
            var furthest = starts[i + 1] - 1;
            while (furthest >= starts[i] && !Has(state, furthest))
            {
                furthest--;
            }

            if (furthest < starts[i])
            {
                return -1;
            }

            for (var at = furthest; at < starts[i + 1] - 1; at++)
            {
                sum += IsMany(at) ? 0 : 1;
            }
        }

        return sum;
    }

    /// <summary>Adds the codes that some glob waits for in this state.</summary>
    public void AddAwaited(ReadOnlySpan<ulong> state, HashSet<int> awaited)
    {
        for (var w = 0; w < Words; w++)
        {
            for (var rest = state[w]; rest != 0; rest &= rest - 1)
            {
                var at = (w * 64) + BitOperations.TrailingZeroCount(rest);
                if (codes[at] >= 0)
                {
                    awaited.Add(codes[at]);
                }
            }
        }
    }

    /// <summary>Whether some glob has come to its end in a <c>*</c> and will match whatever follows.</summary>
    public bool MatchesWhateverFollows(ReadOnlySpan<ulong> state)
    {
        for (var i = 0; i < Count; i++)
        {
            var last = starts[i + 1] - 2;
            if (last >= starts[i] && Has(many, last) && Has(state, last))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(Glob glob, int start)
    {
        int part = start, whole = start;
        for (var i = 0; i < glob.Tokens.Length; i++)
        {
            var (token, at) = (glob.Tokens[i], start + i);
            codes[at] = token.IsWildcard ? -1 : token.Code;
            obsoleteFrom[at] = token.Takes == Takes.Many ? whole : part;
            switch (token.Takes)
            {
                case Takes.Literal:
                    AddLiteral(token, at, glob.IgnoreCase);
                    part = token.Code == ':' || token.IsVariable ? at + 1 : part;
                    break;
                case Takes.One:
                    Set(one, at);
                    part = at + 1;
                    break;
                case Takes.Many:
                    Set(many, at);
                    part = at + 1;
                    break;
                case Takes.OneInPart:
                    Set(oneInPart, at);
                    StopsAtColons = true;
                    break;
                case Takes.ManyInPart:
                    Set(manyInPart, at);
                    StopsAtColons = true;
                    break;
            }
        }

        codes[start + glob.Tokens.Length] = -1;
    }

    private void AddLiteral(Token token, int at, bool ignoreCase)
    {
        if (!ignoreCase || token.IsVariable)
        {
            SetLiteral(token.Code, at);
            return;
        }

        foreach (var letter in Letters.Alike((char)token.Code))
        {
            SetLiteral(letter, at);
        }
    }

    private void SetLiteral(int code, int at)
    {
        if (!literals.TryGetValue(code, out var bits))
        {
            literals[code] = bits = new ulong[Words];
        }

        Set(bits, at);
    }

    // A place before a many is also the place behind it. Runs of many are one token, so that once is enough.
    private void SkipMany(Span<ulong> state)
    {
        var carry = 0UL;
        for (var w = 0; w < Words; w++)
        {
            var skipped = state[w] & (many[w] | manyInPart[w]);
            state[w] |= (skipped << 1) | carry;
            carry = skipped >> 63;
        }
    }

    // A glob that has reached a `*` never does better from a place before it: whatever leads on from there, the `*` can take.
    // Dropping those places keeps the number of states of a glob without `?` below its length. (A `*` that stops at colons can
    // only stand in for what lies in the same part of the ARN.)
    private void DropObsolete(Span<ulong> state)
    {
        for (var w = Words - 1; w >= 0; w--)
        {
            for (var rest = state[w] & (many[w] | manyInPart[w]); rest != 0;)
            {
                var bit = 63 - BitOperations.LeadingZeroCount(rest);
                Clear(state, obsoleteFrom[(w * 64) + bit], (w * 64) + bit);
                rest &= state[w] & ((1UL << bit) - 1);
            }
        }
    }

    private static void Clear(Span<ulong> state, int from, int to)
    {
        for (var at = from; at < to;)
        {
            var upTo = Math.Min(to, ((at / 64) + 1) * 64);
            state[at / 64] &= ~(ulong.MaxValue >> (64 - (upTo - at)) << at);
            at = upTo;
        }
    }

    private bool IsMany(int at) => Has(many, at) || Has(manyInPart, at);

    private static bool Has(ReadOnlySpan<ulong> bits, int at) => (bits[at / 64] >> at & 1) != 0;

    private static void Set(ulong[] bits, int at) => bits[at / 64] |= 1UL << at;
}
