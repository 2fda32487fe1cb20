using System.Xml.Linq;

namespace Review.Forms.Html;

/// <summary>A section of the page, with a heading that the table of contents links to.</summary>
internal sealed record HtmlSection(string Id, string Title, params IReadOnlyList<XElement?> Content)
{
    public XElement Draw() => Tag.Of(
        "section",
        Tag.Is("id", Id),
        Tag.Is("aria-labelledby", $"{Id}-heading"),
        Tag.Of("h2", Tag.Is("id", $"{Id}-heading"), Title),
        Content);
}
