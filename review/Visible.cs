using System.Globalization;
using System.Text;

namespace Review;

/// <summary>
/// Makes external text safe to display: a control or format character is shown as its JSON escape (<c>\u202e</c>), so that it
/// cannot move the cursor, change colours, hide text, or change the direction of text. https://www.unicode.org/reports/tr36/
/// </summary>
public static class Visible
{
    /// <summary>The text on one line: a line break is shown as <c>\n</c>, a tab as a space.</summary>
    public static string Of(string text)
    {
        if (text.All(IsPlain))
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i) && IsShown(new Rune(text[i], text[i + 1])))
            {
                line.Append(text, i++, 2);
            }
            else
            {
                line.Append(text[i] switch
                {
                    '\n' => @"\n",
                    '\r' => @"\r",
                    '\t' => " ",
                    var letter when IsShown(letter) => letter.ToString(),
                    var letter => Escape(letter),
                });
            }
        }

        return line.ToString();
    }

    /// <summary>The text with its line breaks and tabs, as <see cref="VisibleWriter"/> writes it.</summary>
    public static string Lines(string text)
    {
        using var shown = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new VisibleWriter(shown))
        {
            writer.Write(text);
        }

        return shown.ToString();
    }

    internal static string Escape(char letter) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");

    internal static bool IsPlain(char letter) => letter is >= ' ' and <= '~';

    internal static bool IsShown(char letter) =>
        IsPlain(letter) || (Rune.TryCreate(letter, out var rune) && IsShown(rune));

    internal static bool IsShown(Rune rune) =>
        // The last two code points of each plane are noncharacters.
        (rune.Value & 0xFFFE) != 0xFFFE
        && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator);
}
