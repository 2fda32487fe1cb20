namespace Infra.Settings;

/// <summary>Suggests a known word for a misspelt one.</summary>
public static class NearestWord
{
    /// <summary>The known word with the smallest edit distance; null if none is similar.</summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        var (distance, near) = known.Select(candidate => (Distance(word, candidate), candidate))
            .DefaultIfEmpty((int.MaxValue, "")).Min();
        return distance <= Math.Max(1, word.Length / 3) ? near : null;
    }

    // The Levenshtein distance (Wagner and Fischer), without regard to case; a swap of two neighbours counts once.
    // https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance#Optimal_string_alignment_distance
    private static int Distance(string from, string to)
    {
        var (older, last, row) = (Array.Empty<int>(), Array.Empty<int>(), Enumerable.Range(0, to.Length + 1).ToArray());
        for (var i = 1; i <= from.Length; i++)
        {
            (older, last, row) = (last, row, new int[to.Length + 1]);
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                row[j] = Math.Min(last[j - 1] + (Same(i, j) ? 0 : 1), Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(i, j - 1) && Same(i - 1, j))
                {
                    row[j] = Math.Min(row[j], older[j - 2] + 1);
                }
            }
        }

        return row[^1];

        bool Same(int i, int j) => char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]);
    }
}
