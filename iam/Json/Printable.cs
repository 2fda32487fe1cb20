using System.Globalization;
using System.Text;

namespace IamEngine.Json;

/// <summary>
/// Makes text from a document safe for one line of a terminal or a comment: a document must not break the
/// line, colour it, change its direction or flood the page.
/// </summary>
internal static class Printable
{
    private const int Most = 400;

    public static string Of(string text)
    {
        // Shorten the middle, since both ends help to recognize the text.
        var shown = text.Length <= Most ? text : $"{text.AsSpan(0, Most / 2)}…{text.AsSpan(text.Length - (Most / 2))}";
        if (!shown.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return shown;
        }

        var line = new StringBuilder(shown.Length);
        foreach (var rune in shown.EnumerateRunes())
        {
            line.Append(IsPrintable(rune) ? rune.ToString() : $"\\u{rune.Value:x4}");
        }

        return line.ToString();
    }

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator);
}
