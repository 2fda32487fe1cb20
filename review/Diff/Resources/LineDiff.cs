namespace Review.Diff.Resources;

/// <summary>Compares texts of several lines, such as scripts, line by line.</summary>
internal static class LineDiff
{
    // Time and memory grow with the product of both lengths; a script has tens of lines.
    private const int MostLines = 2000;

    /// <summary>
    /// The changed lines in the order of the text: <c>line 3 removed: umask 022</c>, <c>line 3 added: umask 077</c>. Removed
    /// lines have the line number of the old text, added lines that of the new text. Empty if neither text has more than one
    /// line, or if one has too many lines.
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

    /// <summary>The number of common lines in the rest of both texts, for each pair of positions.</summary>
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
