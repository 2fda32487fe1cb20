using System.Globalization;

namespace Review.Forms;

/// <summary>
/// Text from outside, made harmless for a terminal: it may hold escape sequences, or marks that turn its direction round.
/// </summary>
internal static class Plain
{
    public static string Of(string text) =>
        IsHarmless(text) ? text : string.Concat(text.Select(c => IsHarmless(c) ? c : c == '\t' ? ' ' : '\u00B7'));

    // A loop: this is asked of every line that `decide` prints, and nearly every one is harmless.
    private static bool IsHarmless(string text)
    {
        foreach (var c in text)
        {
            if (!IsHarmless(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHarmless(char c) =>
        c is >= ' ' and <= '~'
        || (!char.IsControl(c)
            && char.GetUnicodeCategory(c) is not (
                UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
}
