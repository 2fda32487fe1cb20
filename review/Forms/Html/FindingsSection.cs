using System.Xml.Linq;
using Review.Model;

namespace Review.Forms.Html;

/// <summary>The findings section, with the most severe findings first.</summary>
internal static class FindingsSection
{
    public static HtmlSection Of(ReviewReport report) => report.Findings.Count == 0
        ? new("findings", "Findings", HtmlParts.Paragraph("No findings."))
        : new("findings", "Findings",
            Tag.Of("ul", Tag.Class("findings"), report.Findings.OrderBy(finding => finding.Severity).Select(Item)));

    private static XElement Item(Finding finding)
    {
        var severity = finding.Severity.ToString().ToLowerInvariant();
        return Tag.Of(
            "li",
            Tag.Class(severity),
            HtmlParts.Paragraph(
                Tag.Of("strong", Tag.Class("badge"), severity), " ", HtmlParts.Code(finding.Code), " at ",
                HtmlParts.Code(Phrases.Where(finding))),
            HtmlParts.Paragraph(finding.Message),
            Tag.Of("p", Tag.Class("help"), "What to do: ", finding.Help));
    }
}
