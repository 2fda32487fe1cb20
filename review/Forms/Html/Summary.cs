using System.Globalization;
using System.Xml.Linq;
using Review.Model;

namespace Review.Forms.Html;

/// <summary>The head of the page: the stack's name, the number of resources, and the number of findings.</summary>
internal static class Summary
{
    public static XElement Of(ReviewReport report) => Tag.Of(
        "header",
        Tag.Of("p", Tag.Class("kicker"), "Review of what a stack declares"),
        Tag.Of("h1", $"Stack {report.Stack}"),
        Tag.Of(
            "dl",
            Tag.Class("counts"),
            Count("resources", report.Resources.Count(resource => resource.Id is not null)),
            Count("policy documents", report.Documents.Count),
            Count("network rules", report.Network.Count(row => row.Decision == "Allowed")),
            report.Theorems.Count == 0 ? null : Count(
                $"of {report.Theorems.Count} theorems proved",
                report.Theorems.Count(theorem => theorem.Outcome == TheoremOutcome.Proved)),
            from severity in Enum.GetValues<Severity>()
            let word = severity.ToString().ToLowerInvariant()
            select Count($"{word}s", report.Findings.Count(finding => finding.Severity == severity), word)));

    private static XElement Count(string what, int count, string style = "") => Tag.Of(
        "div",
        Tag.Class(count > 0 ? style : "none"),
        Tag.Of("dt", what),
        Tag.Of("dd", count.ToString(CultureInfo.InvariantCulture)));
}
