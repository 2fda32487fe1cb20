namespace IamEngine.Check.Syntax;

/// <summary>
/// Whether everything that one pattern matches is matched by another too. A wildcard of the covered pattern is taken for a
/// character that only wildcards match: a "yes" is right; a "no" can be wrong where several wildcards play together.
/// </summary>
internal static class PatternCoverage
{
    // The product of the two lengths is the time at worst; AWS takes no longer ARN.
    private const int Longest = 2_048;

    /// <summary>So many comparisons that every document that AWS takes is compared in full, and none takes long.</summary>
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

    /// <summary>The items that an item with a wildcard, or an equal one before it, makes needless.</summary>
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
                // Of two that mean the same ("a*" and "a**") the first is kept.
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
