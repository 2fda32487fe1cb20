using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Forms;

/// <summary>Parts of a report in words, shared by the formats for people.</summary>
internal static class Phrases
{
    /// <summary>The location of a finding, with the resource's name instead of its URN.</summary>
    public static string Where(Finding finding) =>
        finding.Where.Split(' ') is [['u', 'r', 'n', ':', ..] urn, .. var rest]
            ? string.Join(' ', rest.Prepend(Urns.NameOf(urn))) : finding.Where;

    /// <summary><c>proved</c>, <c>refuted</c> or <c>unknown</c>.</summary>
    public static string Word(TheoremOutcome outcome) => outcome.ToString().ToLowerInvariant();

    /// <summary>The heading of <see cref="Shared"/>.</summary>
    public const string SharedTitle = "What several theorems assume";

    /// <summary>
    /// The counterexample of a theorem, or the reason why it is undecided, or the assumptions of this theorem only; one per line.
    /// </summary>
    /// <param name="shared">The assumptions of several theorems, see <see cref="SharedKinds"/>.</param>
    public static IEnumerable<string> Grounds(TheoremRow theorem, IReadOnlySet<string> shared) =>
        theorem.Example is { } example ? [$"example: {example}"]
        : theorem.Reason is { } reason ? [$"because: {reason}"]
        : theorem.Assumptions.Where(assumption => !shared.Contains(What(assumption)))
            .Select(assumption => $"assuming: {assumption}");

    /// <summary>
    /// The assumptions of several theorems, each once, with all its condition keys: <c>aws:SourceIp, s3:prefix: one value at
    /// most</c>.
    /// </summary>
    public static IEnumerable<string> Shared(ReviewReport report)
    {
        var shared = SharedKinds(report);
        return from assumption in report.Theorems.SelectMany(theorem => theorem.Assumptions)
               where shared.Contains(What(assumption))
               group Keys(assumption) by What(assumption) into same
               let keys = same.SelectMany(keys => keys).Distinct(StringComparer.OrdinalIgnoreCase)
                   .Order(StringComparer.OrdinalIgnoreCase).ToArray()
               select keys.Length > 0 ? $"{string.Join(", ", keys)}: {same.Key}" : same.Key;
    }

    /// <summary>The assumptions that more than one theorem has, without their condition keys.</summary>
    public static IReadOnlySet<string> SharedKinds(ReviewReport report) => report.Theorems
        .SelectMany(theorem => theorem.Assumptions.Select(What).Distinct()).CountBy(what => what).Where(what => what.Value > 1)
        .Select(what => what.Key).ToHashSet();

    // An assumption about condition keys is `KEY, KEY: text`. Other sentences can contain a colon, but only after a space.
    private static string What(string assumption) => IsOfKeys(assumption, out var at) ? assumption[(at + 2)..] : assumption;

    private static string[] Keys(string assumption) => IsOfKeys(assumption, out var at) ? assumption[..at].Split(", ") : [];

    private static bool IsOfKeys(string assumption, out int at)
    {
        at = assumption.IndexOf(": ", StringComparison.Ordinal);
        return at > 0
            && assumption[..at].Split(", ")
            .All(key => key.Contains(':', StringComparison.Ordinal) && !key.Contains(' ', StringComparison.Ordinal));
    }

    /// <summary>The heading of <see cref="Cascades"/>.</summary>
    public const string CascadesTitle = "What is replaced together";

    /// <summary>Each resource that cannot be recreated, with the paths that lead to its replacement; one path per line.</summary>
    public static IEnumerable<(string Heading, IEnumerable<string> Paths)> Cascades(ReviewReport report) =>
        from row in report.Cascades
        select ($"{row.Name}, besides its own changes ({row.Loss}):", row.Paths.Select(
            path => path.Obstacles.Count > 0 ? $"{path}; fails: {string.Join("; ", path.Obstacles)}" : path.ToString()));

    /// <summary>
    /// An output with its name. A structure gives one entry for each member, so that each command can be copied.
    /// </summary>
    public static IEnumerable<(string Name, string Value)> Output(string name, JsonNode? value) =>
        value is JsonObject { Count: > 0 } members
            ? members.SelectMany(member => Output($"{name}.{member.Key}", member.Value))
            : [(name, value.OnOneLine())];

    /// <summary>The status in words: <c>satisfied</c>, or <c>not decidable from a declaration</c>.</summary>
    public static string Word(ControlStatus status) => status switch
    {
        ControlStatus.Satisfied => "satisfied",
        ControlStatus.Missed => "missed",
        ControlStatus.Excepted => "excepted",
        ControlStatus.NotApplicable => "not applicable",
        _ => "not decidable from a declaration",
    };

    /// <summary>The number of controls for each status.</summary>
    public static string Counts(ControlSummary controls) =>
        $"{controls.Satisfied} satisfied, {controls.Missed} missed, {controls.Excepted} excepted, {controls.NotApplicable} not "
            + $"applicable, {controls.NotDecidable} not decidable from a declaration; docs/controls.md lists and explains them";

    public static string Summary(ReviewReport report) => string.Join(", ", ((string?[])
    [
        Count(report.Resources.Count(resource => resource.Id is not null), "resource"),
        Count(report.Documents.Count, "policy document"),
        Count(report.Network.Count(row => row.Decision == "Allowed"), "network rule"),
        report.Theorems.Count > 0
            ? $"{report.Theorems.Count(theorem => theorem.Outcome == TheoremOutcome.Proved)} of "
                + $"{Count(report.Theorems.Count, "theorem")} proved"
            : null,
        .. from severity in Enum.GetValues<Severity>()
           let count = report.Findings.Count(finding => finding.Severity == severity)
           select count > 0 ? Count(count, severity.ToString().ToLowerInvariant()) : null,
    ]).Where(part => part is not null));

    private static string Count(int count, string thing) => $"{count} {thing}{(count == 1 ? "" : "s")}";
}
