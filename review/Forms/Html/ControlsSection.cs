using System.Xml.Linq;
using Review.Model;

namespace Review.Forms.Html;

/// <summary>
/// The section of benchmark controls: missed controls first, then accepted exceptions and controls that are not decidable.
/// </summary>
internal static class ControlsSection
{
    private static readonly ControlStatus[] Explained =
        [ControlStatus.Missed, ControlStatus.Excepted, ControlStatus.NotDecidable];

    public static HtmlSection? Of(ReviewReport report) => report.Controls is not { } controls ? null : new(
        "controls",
        "Controls",
        [
            HtmlParts.Paragraph(Phrases.Counts(controls)),
            .. from status in Explained
               let rows = controls.Rules.Where(row => row.Status == status).ToArray()
               where rows.Length > 0
               from part in (XElement[])
                   [Tag.Of("h3", Phrases.Word(status)), Tag.Of("ul", Tag.Class("findings"), rows.Select(Item))]
               select part,
        ]);

    private static XElement Item(ControlRow row) => Tag.Of(
        "li",
        Tag.Class(row.Status == ControlStatus.Missed ? "warning" : "note"),
        HtmlParts.Paragraph(row.Sentence),
        Tag.Of("p", Tag.Class("help"), string.Join(", ", row.Controls)),
        row.Because.Select(line => Tag.Of("p", Tag.Class("help"), line)));
}
