using System.Globalization;
using System.Text;

namespace Tests.Hostile;

/// <summary>Characters and commands that output must not contain, whatever the input contains.</summary>
internal static class Shown
{
    /// <summary>The first invisible character, or a command for a GitHub Actions runner; null if there is none.</summary>
    public static string? Hidden(string output)
    {
        foreach (var rune in output.EnumerateRunes())
        {
            if (rune.Value is not ('\n' or '\t') && (Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator))
            {
                return $"U+{rune.Value:X4}";
            }
        }

        var lines = output.Split('\n');
        return lines.FirstOrDefault(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal)
            || line.Contains("##[", StringComparison.Ordinal));
    }
}
