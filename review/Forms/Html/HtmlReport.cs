using System.Text;
using System.Xml;
using System.Xml.Linq;
using Review.Model;

namespace Review.Forms.Html;

/// <summary>
/// A report as one HTML page without scripts and external files. The same stack always gives the same text. A content security
/// policy in the page forbids scripts and external files.
/// </summary>
public static class HtmlReport
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    public static string Write(ReviewReport report)
    {
        var sections = Sections(report).OfType<HtmlSection>().ToArray();
        var page = Tag.Of(
            "html",
            Tag.Is("lang", "en"),
            Tag.Of(
                "head",
                Tag.Of("meta", Tag.Is("charset", "utf-8")),
                Tag.Of("meta", Tag.Is("http-equiv", "Content-Security-Policy"), Tag.Is("content", Policy)),
                Tag.Of("meta", Tag.Is("name", "viewport"), Tag.Is("content", "width=device-width, initial-scale=1")),
                Tag.Of("meta", Tag.Is("name", "color-scheme"), Tag.Is("content", "light dark")),
                Tag.Of("title", $"Review of stack {report.Stack}"),
                Tag.Of("style", StyleSheet.Text)),
            Tag.Of(
                "body",
                Tag.Of("a", Tag.Class("skip"), Tag.Is("href", "#content"), "Skip to the report"),
                Summary.Of(report),
                Tag.Of(
                    "div",
                    Tag.Class("page"),
                    Contents(sections),
                    Tag.Of("main", Tag.Is("id", "content"), sections.Select(section => section.Draw())))));
        return $"<!DOCTYPE html>\n{Text(page)}\n";
    }

    /// <summary>The sections of the page, in order; empty sections are left out.</summary>
    private static IEnumerable<HtmlSection?> Sections(ReviewReport report) =>
    [
        FindingsSection.Of(report),
        TheoremsSection.Of(report),
        ControlsSection.Of(report),
        NetworkSection.Of(report),
        ReachSection.Of(report),
        TrustSection.Of(report),
        AccessSection.Of(report),
        LoginsSection.Of(report),
        DocumentsSection.Of(report),
        FlinkSection.Of(report),
        FlinkSection.Storage(report),
        ResourcesSection.Of(report),
        CascadesSection.Of(report),
        OutputsSection.Of(report),
        SettingsSection.Of(report),
    ];

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
