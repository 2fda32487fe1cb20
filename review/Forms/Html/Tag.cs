using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Review.Forms.Html;

/// <summary>
/// The one way to make an element of a page. Text goes in as text nodes and attribute values alone, so whatever a stack's file or
/// a document holds stays text; and what a reader could not see is made visible.
/// </summary>
public static class Tag
{
    private static readonly string[] Empty = ["meta", "br", "hr", "rect", "path"];

    public static XElement Of(string name, params object?[] content)
    {
        var element = new XElement(name, content.Select(Harmless));
        // Without content an element would be written as <td />, which a browser takes for <td>.
        if (element.IsEmpty && !Empty.Contains(name))
        {
            element.Value = "";
        }

        return element;
    }

    public static XAttribute Is(string name, string value) => new(name, Visible(value));

    public static XAttribute Class(string names) => Is("class", names);

    /// <summary>
    /// Control and format characters as their code, <c>{U+202E}</c>: XML cannot hold some of them, and others turn the direction
    /// of text round or are not seen at all, so that two names look the same.
    /// </summary>
    public static string Visible(string text)
    {
        if (!text.EnumerateRunes().Any(IsHidden) && !text.Any(char.IsSurrogate))
        {
            return text;
        }

        var visible = new StringBuilder();
        // A lone surrogate is enumerated as the replacement character.
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

    // The last two of each plane.
    private static bool IsNoCharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE;

    private static object? Harmless(object? content) => content switch
    {
        string text => new XText(Visible(text)),
        IEnumerable<object> several => several.Select(Harmless),
        _ => content,
    };
}
