using Review.Model;

namespace Review.Forms;

/// <summary>Parts of a report in words, the same in every form for people.</summary>
internal static class Phrases
{
    /// <summary>Where a finding points, with the name in the place of a whole URN.</summary>
    public static string Where(Finding finding) =>
        finding.Where.Split(' ') is [['u', 'r', 'n', ':', ..] urn, .. var rest] ? string.Join(' ', rest.Prepend(Urns.NameOf(urn))) : finding.Where;

    /// <summary><c>proved</c>, <c>refuted</c> or <c>unknown</c>.</summary>
    public static string Word(TheoremOutcome outcome) => outcome.ToString().ToLowerInvariant();

    /// <summary>What shows that a theorem does not hold, why it was not decided, or else what it rests on; a line each.</summary>
    public static IEnumerable<string> Grounds(TheoremRow theorem) =>
        theorem.Example is { } example ? [$"example: {example}"]
        : theorem.Reason is { } reason ? [$"because: {reason}"]
        : theorem.Assumptions.Select(assumption => $"assuming: {assumption}");

    public static string Summary(ReviewReport report) => string.Join(", ", ((string?[])
    [
        Count(report.Resources.Count(resource => resource.Id is not null), "resource"),
        Count(report.Documents.Count, "policy document"),
        Count(report.Network.Count(row => row.Decision == "Allowed"), "network rule"),
        report.Theorems.Count > 0
            ? $"{report.Theorems.Count(theorem => theorem.Outcome == TheoremOutcome.Proved)} of {Count(report.Theorems.Count, "theorem")} proved"
            : null,
        .. from severity in Enum.GetValues<Severity>()
           let count = report.Findings.Count(finding => finding.Severity == severity)
           select count > 0 ? Count(count, severity.ToString().ToLowerInvariant()) : null,
    ]).Where(part => part is not null));

    private static string Count(int count, string thing) => $"{count} {thing}{(count == 1 ? "" : "s")}";
}
