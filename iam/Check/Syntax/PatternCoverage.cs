namespace IamEngine.Check.Syntax;

/// <summary>
/// Whether one pattern matches everything that another matches. A wildcard of the covered pattern counts as a
/// character that only wildcards match: "yes" is always right; "no" can be wrong for patterns with several wildcards.
/// </summary>
internal static class PatternCoverage
{
    // The time is at most the product of both lengths; AWS refuses longer ARNs.
    private const int Longest = 2_048;

    /// <summary>The maximum number of comparisons: enough for every document that AWS accepts, and still fast.</summary>
    public const int MostPairs = 2_000_000;

    public static bool Covers(string pattern, string covered, bool ignoreCase)
    {
        if (pattern.Length > Longest || covered.Length > Longest)
        {
            return string.Equals(pattern, covered, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        }

        int p = 0, c = 0, star = -1, resume = 0;
        while (c < covered.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = c;
            }
            else if (p < pattern.Length && Agree(pattern[p], covered[c], ignoreCase))
            {
                p++;
                c++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                c = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }

    /// <summary>The items that another item with a wildcard covers, or that repeat an earlier item.</summary>
    public static IEnumerable<(int Needless, int Because)> In(IReadOnlyList<string> patterns, bool ignoreCase)
    {
        var comparer = ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var first = new Dictionary<string, int>(comparer);
        var open = new List<int>();
        for (var i = 0; i < patterns.Count; i++)
        {
            if (first.TryAdd(patterns[i], i) && patterns[i].AsSpan().ContainsAny('*', '?'))
            {
                open.Add(i);
            }
        }

        var isSmall = (long)open.Count * patterns.Count <= MostPairs;
        for (var i = 0; i < patterns.Count; i++)
        {
            if (first[patterns[i]] < i)
            {
                yield return (i, first[patterns[i]]);
            }
            else if (isSmall
                && open.FirstOrDefault(o => o != i && Covers(patterns[o], patterns[i], ignoreCase), -1) is var because and >= 0)
            {
                // Of two equivalent items ("a*" and "a**"), the second is redundant.
                if (!(because > i && Covers(patterns[i], patterns[because], ignoreCase)))
                {
                    yield return (i, because);
                }
            }
        }
    }

    private static bool Agree(char pattern, char covered, bool ignoreCase) => covered switch
    {
        '*' => false,
        '?' => pattern == '?',
        _ => pattern == '?' || pattern == covered
            || (ignoreCase && char.ToUpperInvariant(pattern) == char.ToUpperInvariant(covered)),
    };
}
