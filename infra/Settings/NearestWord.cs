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

    // The Levenshtein distance by the algorithm of Wagner and Fischer, without regard to case.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
