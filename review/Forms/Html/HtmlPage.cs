using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Review.Forms.Html;

/// <summary>
/// A page without scripts and external files, which its content security policy forbids. The same content always gives the same
/// text.
/// </summary>
internal static class HtmlPage
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    public static string Write(string title, XElement header, IReadOnlyList<HtmlSection> sections) =>
        $"<!DOCTYPE html>\n{Text(Tag.Of(
            "html",
            Tag.Is("lang", "en"),
            Tag.Of(
                "head",
                Tag.Of("meta", Tag.Is("charset", "utf-8")),
                Tag.Of("meta", Tag.Is("http-equiv", "Content-Security-Policy"), Tag.Is("content", Policy)),
                Tag.Of("meta", Tag.Is("name", "viewport"), Tag.Is("content", "width=device-width, initial-scale=1")),
                Tag.Of("meta", Tag.Is("name", "color-scheme"), Tag.Is("content", "light dark")),
                Tag.Of("title", title),
                Tag.Of("style", StyleSheet.Text)),
            Tag.Of(
                "body",
                Tag.Of("a", Tag.Class("skip"), Tag.Is("href", "#content"), "Skip to the report"),
                header,
                Tag.Of(
                    "div",
                    Tag.Class("page"),
                    Contents(sections),
                    Tag.Of("main", Tag.Is("id", "content"), sections.Select(section => section.Draw()))))))}\n";

    private static XElement Contents(IEnumerable<HtmlSection> sections) => Tag.Of(
        "nav",
        Tag.Is("aria-label", "Contents"),
        Tag.Of("ul", sections.Select(section => Tag.Of("li", Tag.Of("a", Tag.Is("href", $"#{section.Id}"), section.Title)))));

    private static string Text(XElement page)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None }))
        {
            page.Save(writer);
        }

        return text.ToString();
    }
}
