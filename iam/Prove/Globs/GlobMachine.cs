using System.Numerics;
using static IamEngine.Prove.Globs.Bits;

namespace IamEngine.Prove.Globs;

/// <summary>
/// Runs several globs on one text. A glob has one bit for each position between its tokens. A state is the set of positions that
/// the globs can be in after the text so far. All globs share one bit array, so a step needs few word operations.
/// </summary>
internal sealed class GlobMachine
{
    private const int MostGuesses = 3;

    private readonly int[] starts;
    private readonly int[] codes;
    private readonly Dictionary<int, ulong[]> literals = [];
    private readonly ulong[] one, many, digit, untilColon, untilSlash;
    private readonly int[] obsoleteFrom;
    private readonly int[] guessing;

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
        (one, many, digit) = (new ulong[Words], new ulong[Words], new ulong[Words]);
        (untilColon, untilSlash) = (new ulong[Words], new ulong[Words]);
        var guesses = new List<(int Window, int Glob)>();
        for (var i = 0; i < globs.Length; i++)
        {
            Add(globs[i], starts[i]);
            if (Window(globs[i].Tokens) is var window and > 0)
            {
                guesses.Add((window, i));
            }
        }

        // Every glob that guesses doubles the states of a step, so only the globs with the most states guess.
        guessing = [.. guesses.OrderByDescending(guess => guess.Window).Take(MostGuesses).Select(guess => guess.Glob)];
    }

    /// <summary>The number of words of a state.</summary>
    public int Words { get; }

    public int Count => starts.Length - 1;

    public void Start(Span<ulong> state)
    {
        state.Clear();
        for (var i = 0; i < Count; i++)
        {
            Set(state, starts[i]);
        }

        SkipMany(state);
    }

    /// <summary>The state after one more letter.</summary>
    public void Step(ReadOnlySpan<ulong> state, int code, Span<ulong> next)
    {
        literals.TryGetValue(code, out var literal);
        var isDigit = code is >= '0' and <= '9';
        var carry = 0UL;
        for (var w = 0; w < Words; w++)
        {
            var taking = code switch
            {
                >= Token.FirstVariable => many[w] & ~untilColon[w] & ~untilSlash[w],
                ':' => (one[w] | many[w]) & ~untilColon[w],
                '/' => (one[w] | many[w]) & ~untilSlash[w],
                _ => one[w] | many[w] | (isDigit ? digit[w] : 0),
            };
            var moved = state[w] & ((taking & ~many[w]) | (literal is null ? 0 : literal[w]));
            next[w] = (moved << 1) | carry | (state[w] & taking & many[w]);
            carry = moved >> 63;
        }

        SkipMany(next);
        DropObsolete(next);
    }

    /// <summary>The state after a whole text.</summary>
    public ulong[] Run(string text)
    {
        var (state, next) = (new ulong[Words], new ulong[Words]);
        Start(state);
        foreach (var letter in text)
        {
            Step(state, letter, next);
            (state, next) = (next, state);
        }

        return state;
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

    /// <summary>
    /// The sum of the minimum numbers of characters that the globs still need; -1 if one of them can no longer match.
    /// </summary>
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
                sum += Has(many, at) ? 0 : 1;
            }
        }

        return sum;
    }

    /// <summary>Adds the characters with an individual effect on this state. All other characters have the same effect.</summary>
    public void AddAwaited(ReadOnlySpan<ulong> state, HashSet<int> awaited, ref bool awaitsDigit)
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

                awaitsDigit |= Has(digit, at);
            }
        }
    }

    /// <summary>Whether a glob is at a final <c>*</c>, and so matches any continuation.</summary>
    public bool MatchesWhateverFollows(ReadOnlySpan<ulong> state)
    {
        for (var i = 0; i < Count; i++)
        {
            var last = starts[i + 1] - 2;
            if (last >= starts[i] && Has(many, last) && !Has(untilColon, last) && !Has(untilSlash, last) && Has(state, last))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Splits a state into states that together are equivalent to it. Each has one guess of where a <c>*</c> ends, for every glob
    /// with a <c>?</c> after it. Without the split there are exponentially many states: <c>*a?????</c> has 2^6.
    /// </summary>
    public void Split(ulong[] state, List<ulong[]> into)
    {
        into.Clear();
        into.Add(state);
        foreach (var glob in guessing)
        {
            for (var at = into.Count - 1; at >= 0; at--)
            {
                SplitGlob(into, at, glob);
            }
        }
    }

    private void SplitGlob(List<ulong[]> into, int at, int glob)
    {
        var place = starts[glob];
        while (place < starts[glob + 1] && !(Has(into[at], place) && Has(many, place)))
        {
            place++;
        }

        if (place == starts[glob + 1])
        {
            return;
        }

        var behind = place;
        while (behind < starts[glob + 1] && Has(many, behind))
        {
            behind++;
        }

        if (behind == starts[glob + 1]
            || (!HasAny(into[at], starts[glob], place) && !HasAny(into[at], behind + 1, starts[glob + 1])))
        {
            return;
        }

        // One state has the `*` and the position after it, the other has all other positions.
        var (stays, moves) = ((ulong[])into[at].Clone(), (ulong[])into[at].Clone());
        Clear(stays, starts[glob], place);
        Clear(stays, behind + 1, starts[glob + 1]);
        Clear(moves, place, behind + 1);
        into[at] = stays;
        into.Add(moves);
    }

    private static bool HasAny(ReadOnlySpan<ulong> state, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (Has(state, at))
            {
                return true;
            }
        }

        return false;
    }

    // The largest number of `?` after a `*` and before the next one.
    private static int Window(ReadOnlySpan<Token> tokens)
    {
        var (longest, window, behindMany) = (0, 0, false);
        foreach (var token in tokens)
        {
            window = token.IsMany ? 0 : window + (behindMany && token.IsWildcard ? 1 : 0);
            behindMany |= token.IsMany;
            longest = Math.Max(longest, window);
        }

        return longest;
    }

    private void Add(Glob glob, int start)
    {
        var (sinceColon, sinceSlash) = (start, start);
        for (var i = 0; i < glob.Tokens.Length; i++)
        {
            var (token, at) = (glob.Tokens[i], start + i);
            codes[at] = (token.Takes, token.Scope) switch
            {
                (Takes.Literal, _) => token.Code,
                (_, StarScope.UntilColon) => ':',
                (_, StarScope.UntilSlash) => '/',
                _ => -1,
            };
            obsoleteFrom[
                at] = token.Scope switch { StarScope.UntilColon => sinceColon, StarScope.UntilSlash => sinceSlash, _ => start };
            sinceColon = MayTake(token, ':', StarScope.UntilColon) ? at + 1 : sinceColon;
            sinceSlash = MayTake(token, '/', StarScope.UntilSlash) ? at + 1 : sinceSlash;
            if (token.Scope != StarScope.Anywhere)
            {
                Set(token.Scope == StarScope.UntilColon ? untilColon : untilSlash, at);
            }

            switch (token.Takes)
            {
                case Takes.Literal:
                    AddLiteral(token, at, glob.IgnoreCase);
                    break;
                case Takes.One:
                    Set(one, at);
                    break;
                case Takes.Many:
                    Set(many, at);
                    break;
                case Takes.Digit:
                    Set(digit, at);
                    break;
            }
        }

        codes[start + glob.Tokens.Length] = -1;
    }

    private static bool MayTake(Token token, char letter, StarScope scope) => token.Takes switch
    {
        Takes.Literal => token.Code == letter || token.IsVariable,
        Takes.Digit => false,
        _ => token.Scope != scope,
    };

    private void AddLiteral(Token token, int at, bool ignoreCase)
    {
        if (!ignoreCase || token.IsVariable)
        {
            SetLiteral(token.Code, at);
            return;
        }

        foreach (var letter in CaseFolding.Alike((char)token.Code))
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

    // The position before a star is also the position after it. One pass is nearly always enough, because adjacent stars are one
    // token.
    private void SkipMany(Span<ulong> state)
    {
        for (var changed = true; changed;)
        {
            changed = false;
            var carry = 0UL;
            for (var w = 0; w < Words; w++)
            {
                var skipped = state[w] & many[w];
                var reached = state[w] | (skipped << 1) | carry;
                changed |= (reached & ~state[w] & many[w]) != 0;
                state[w] = reached;
                carry = skipped >> 63;
            }
        }
    }

    // If a glob has reached a `*`, its earlier positions add nothing: the `*` matches everything that they would match. Removing
    // them keeps the number of states of a glob without `?` below its length. A `*` that cannot match a certain character only
    // replaces positions before tokens that cannot match it either.
    private void DropObsolete(Span<ulong> state)
    {
        for (var w = Words - 1; w >= 0; w--)
        {
            for (var rest = state[w] & many[w]; rest != 0;)
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
}
