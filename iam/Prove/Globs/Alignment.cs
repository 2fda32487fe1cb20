using System.Numerics;
using IamEngine.Prove.Steps;
using static IamEngine.Prove.Globs.Bits;

namespace IamEngine.Prove.Globs;

/// <summary>
/// Compares two globs, or a glob and a text, token by token: reads the tokens of one, and keeps the set of positions that the
/// other can have, one bit each. Position i is before token i; a position before a <c>*</c> is also the position after it. The
/// time is at most the product of the two lengths, and near their sum for the globs of policies.
/// </summary>
internal static class Alignment
{
    private const int PositionsPerStep = 64;

    private const int Anywhere = 1 << (int)StarScope.Anywhere;
    private const int UntilColon = 1 << (int)StarScope.UntilColon;
    private const int UntilSlash = 1 << (int)StarScope.UntilSlash;

    // Up to this number of words, a set of positions is on the stack.
    private const int WordsOnStack = 32;

    public static bool Matches(Glob glob, ReadOnlySpan<char> text)
    {
        var words = Words(glob);
        var positions = words <= WordsOnStack ? stackalloc ulong[WordsOnStack] : new ulong[words];
        positions = Start(glob, 0, positions[..words]);
        foreach (var letter in text)
        {
            if (Advance(glob, Token.Of(letter), ignoreCase: false, mustCover: true, positions) == 0)
            {
                return false;
            }
        }

        return Has(positions, glob.Tokens.Length);
    }

    /// <summary>
    /// Whether a way through the first glob has, for each token of the second, a token that matches all of its characters, and
    /// for a <c>*</c> a <c>*</c>. The first then matches every text of the second. Otherwise it may still match them all, unless
    /// <see cref="IsExact"/>. Also false if the budget ends.
    /// </summary>
    public static bool Covers(Glob by, Glob of, StepBudget steps)
    {
        var words = Words(by);
        var positions = words <= WordsOnStack ? stackalloc ulong[WordsOnStack] : new ulong[words];
        var same = of.IgnoreCase && !by.IgnoreCase ? 0 : SamePrefix(by, of);
        positions = Start(by, same, positions[..words]);
        var visited = 0;
        foreach (var token in of.Tokens[same..])
        {
            var count = Advance(by, token, of.IgnoreCase, mustCover: true, positions);
            if (count == 0 || !Spend(steps, ref visited, count + words))
            {
                return false;
            }
        }

        return Has(positions, by.Tokens.Length);
    }

    /// <summary>Whether <see cref="Covers"/> is true for all globs of which the first matches every text of the second.</summary>
    /// <remarks>
    /// The first has literals and stars only, and each star matches what any wildcard of the second matches. The second matches a
    /// text with an unused character for each of its wildcards. If the first matches it too, a star takes each unused character.
    /// </remarks>
    public static bool IsExact(Glob by, Glob of)
    {
        if (of.IgnoreCase && !by.IgnoreCase)
        {
            return false;
        }

        // A digit may be a literal of the first, so it is not an unused character.
        return of.IsLiteral || (by.HasOnlyStars && !of.HasDigits && (by.Scopes & ~Anywhere) switch
        {
            0 => true,
            UntilColon => of.Scopes == UntilColon,
            UntilSlash => of.Scopes == UntilSlash,
            _ => false,
        });
    }

    /// <summary>Whether a text exists that both globs match. Neither has variables. Also true if the budget ends.</summary>
    public static bool Meet(Glob one, Glob other, StepBudget steps)
    {
        var words = Words(other);
        var positions = words <= WordsOnStack ? stackalloc ulong[WordsOnStack] : new ulong[words];
        var same = SamePrefix(one, other);
        positions = Start(other, same, positions[..words]);
        var visited = 0;
        foreach (var token in one.Tokens[same..])
        {
            var count = token.IsMany ? AdvanceWithin(other, token, one.IgnoreCase, positions)
                : Advance(other, token, one.IgnoreCase, mustCover: false, positions);
            if (count == 0)
            {
                return false;
            }

            if (!Spend(steps, ref visited, count + words))
            {
                return true;
            }
        }

        return Has(positions, other.Tokens.Length);
    }

    private static int Words(Glob glob) => (glob.Tokens.Length / 64) + 1;

    // The literals with which both begin.
    private static int SamePrefix(Glob one, Glob other) =>
        Math.Min(one.Codes.CommonPrefixLength(other.Codes), Math.Min(one.Prefix, other.Prefix));

    private static bool Spend(StepBudget steps, ref int visited, int more)
    {
        visited += more;
        var whole = visited / PositionsPerStep;
        visited %= PositionsPerStep;
        return steps.TrySpend(whole);
    }

    private static Span<ulong> Start(Glob glob, int at, Span<ulong> positions)
    {
        positions.Clear();
        Enter(glob.Tokens, at, positions);
        return positions;
    }

    /// <summary>
    /// The positions after one more token: a literal or a wildcard of the other glob. Returns the number of positions visited; 0
    /// if none is left.
    /// </summary>
    /// <param name="mustCover">
    /// Whether a token must match all characters of the other token, or only one of them. A <c>*</c> must be covered by a
    /// <c>*</c>.
    /// </param>
    private static int Advance(Glob glob, Token token, bool ignoreCase, bool mustCover, Span<ulong> positions)
    {
        var tokens = glob.Tokens;
        var (visited, left) = (0, false);
        // From the last position to the first, so that a new position is not visited.
        for (var w = positions.Length - 1; w >= 0; w--)
        {
            for (var rest = positions[w]; rest != 0;)
            {
                var bit = 63 - BitOperations.LeadingZeroCount(rest);
                var at = (w * 64) + bit;
                rest &= (1UL << bit) - 1;
                visited++;
                positions[w] &= ~(1UL << bit);
                if (at == tokens.Length)
                {
                    continue;
                }

                var own = tokens[at];
                if (own == Token.Many)
                {
                    // It takes everything that the earlier positions would take.
                    positions[..w].Clear();
                    positions[w] &= ~rest;
                    Enter(tokens, at, positions);
                    return visited;
                }

                if (mustCover ? (own.IsMany || !token.IsMany) && TokenSets.Covers(own, glob.IgnoreCase, token, ignoreCase)
                    : TokenSets.Meet(own, token, glob.IgnoreCase || ignoreCase))
                {
                    Enter(tokens, own.IsMany ? at : at + 1, positions);
                    left = true;
                }
            }
        }

        return left ? visited : 0;
    }

    /// <summary>Adds the positions that are reached while a <c>*</c> of the other glob takes the same characters.</summary>
    private static int AdvanceWithin(Glob glob, Token star, bool ignoreCase, Span<ulong> positions)
    {
        var tokens = glob.Tokens;
        var visited = 0;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (positions[at / 64] == 0)
            {
                at |= 63;
            }
            else if (Has(positions, at))
            {
                visited++;
                if (TokenSets.Meet(star, tokens[at], glob.IgnoreCase || ignoreCase))
                {
                    Enter(tokens, at + 1, positions);
                }
            }
        }

        return visited + 1;
    }

    // Adds a position, and those after it if it is before a `*`.
    private static void Enter(ReadOnlySpan<Token> tokens, int at, Span<ulong> positions)
    {
        Set(positions, at);
        for (; at < tokens.Length && tokens[at].IsMany; at++)
        {
            Set(positions, at + 1);
        }
    }
}
