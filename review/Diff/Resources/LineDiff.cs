namespace Review.Diff.Resources;

/// <summary>Texts of several lines, such as a script, told by the lines that differ.</summary>
internal static class LineDiff
{
    // Time and memory grow with the product of both; a script has tens of lines.
    private const int MostLines = 2000;

    /// <summary>
    /// <c>line 3 removed: umask 022</c>, <c>line 3 added: umask 077</c>, in the order of the text; empty where neither text has
    /// several
    /// lines, or they have too many. Removed lines have their number in the old text, added ones theirs in the new.
    /// </summary>
    public static IEnumerable<string> Of(string? old, string? @new)
    {
        var (before, after) = (Lines(old), Lines(@new));
        if (old is null || @new is null || (before.Length < 2 && after.Length < 2) || before.Length > MostLines
            || after.Length > MostLines)
        {
            return [];
        }

        return Between(before, after, Common(before, after));
    }

    private static IEnumerable<string> Between(string[] before, string[] after, int[,] common)
    {
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                (i, j) = (i + 1, j + 1);
            }
            else if (i < before.Length && (j == after.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                yield return $"line {++i} removed: {before[i - 1]}";
            }
            else
            {
                yield return $"line {++j} added: {after[j - 1]}";
            }
        }
    }

    /// <summary>How many lines both have in common from a place in the one and a place in the other on.</summary>
    private static int[,] Common(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static string[] Lines(string? text) => (text ?? "").ReplaceLineEndings("\n").Split('\n');
}
