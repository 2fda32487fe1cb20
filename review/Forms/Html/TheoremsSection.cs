using System.Xml.Linq;
using Review.Model;

namespace Review.Forms.Html;

/// <summary>
/// The theorems section: each theorem with its result and assumptions, failed theorems first. It does not show how long a proof
/// took, so that the same stack always gives the same page.
/// </summary>
internal static class TheoremsSection
{
    public static HtmlSection? Of(ReviewReport report)
    {
        var shared = Phrases.SharedKinds(report);
        return report.Theorems.Count == 0 ? null : new("theorems", "Theorems",
        [
            HtmlParts.Paragraph("Each theorem covers all requests and all connections, under its assumptions."),
            Tag.Of("ul", Tag.Class("findings"), report.Theorems.OrderBy(theorem => Rank(theorem.Outcome))
                .Select(theorem => Item(theorem, shared))),
            .. shared.Count == 0
                ? []
                : (XElement[])[
                    Tag.Of("h3", Phrases.SharedTitle),
                    Tag.Of("ul", Tag.Class("shared"), Phrases.Shared(report).Select(line => Tag.Of("li", line)))],
        ]);
    }

    private static XElement Item(TheoremRow theorem, IReadOnlySet<string> shared) => Tag.Of(
        "li",
        Tag.Class(StyleOf(theorem.Outcome)),
        HtmlParts.Paragraph(Tag.Of("strong", Tag.Class("badge"), Phrases.Word(theorem.Outcome)), " ", theorem.Name),
        Phrases.Grounds(theorem, shared).Select(line => Tag.Of("p", Tag.Class("help"), line)));

    private static int Rank(TheoremOutcome outcome) => outcome switch
    {
        TheoremOutcome.Refuted => 0,
        TheoremOutcome.Unknown => 1,
        _ => 2,
    };

    private static string StyleOf(TheoremOutcome outcome) => outcome switch
    {
        TheoremOutcome.Refuted => "error",
        TheoremOutcome.Unknown => "warning",
        _ => "proved",
    };
}
