using System.Globalization;

namespace Review.Check;

/// <summary>Text from a file, made harmless for a terminal: it may hold escape sequences, or marks that turn its direction round.</summary>
internal static class Plain
{
    public static string Of(string text) => text.All(IsHarmless) ? text : string.Concat(text.Select(c => IsHarmless(c) ? c : c == '\t' ? ' ' : '\u00B7'));

    private static bool IsHarmless(char c) =>
        !char.IsControl(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
