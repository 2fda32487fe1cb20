using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Review.Forms.Html;

/// <summary>
/// Creates all elements of a page. Text from a stack's file or a document becomes a text node or an attribute value only, so it
/// cannot become markup. Invisible characters are shown as codes.
/// </summary>
public static class Tag
{
    private static readonly string[] Empty = ["meta", "br", "hr", "rect", "path"];

    public static XElement Of(string name, params object?[] content)
    {
        var element = new XElement(name, content.Select(Harmless));
        // An element without content is written as <td />, which a browser reads as an opening <td>.
        if (element.IsEmpty && !Empty.Contains(name))
        {
            element.Value = "";
        }

        return element;
    }

    public static XAttribute Is(string name, string value) => new(name, Visible(value));

    public static XAttribute Class(string names) => Is("class", names);

    /// <summary>
    /// Shows control and format characters as their code, <c>{U+202E}</c>. XML does not allow some of them; others are invisible
    /// or change the direction of text, so that two different names look the same.
    /// </summary>
    public static string Visible(string text)
    {
        if (!text.EnumerateRunes().Any(IsHidden) && !text.Any(char.IsSurrogate))
        {
            return text;
        }

        var visible = new StringBuilder();
        // The enumeration returns a lone surrogate as the replacement character.
        foreach (var rune in text.EnumerateRunes())
        {
            visible.Append(
                IsHidden(rune) ? string.Create(CultureInfo.InvariantCulture, $"{{U+{rune.Value:X4}}}") : rune.ToString());
        }

        return visible.ToString();
    }

    private static bool IsHidden(Rune rune) =>
        rune.Value is not ('\n' or '\t') && (IsNoCharacter(rune) || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator);

    // The last two code points of each plane are noncharacters.
    private static bool IsNoCharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE;

    private static object? Harmless(object? content) => content switch
    {
        string text => new XText(Visible(text)),
        IEnumerable<object> several => several.Select(Harmless),
        _ => content,
    };
}
