using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Review.Deployed;
using Review.Diff;
using Review.Diff.Resources;
using Review.Drift;
using Review.Drift.Usage;
using Review.Forms.Deployed;
using Review.Forms.Diff;
using Review.Model;

namespace Review.Forms.Drift;

/// <summary>The differences between program and account as text, JSON or Markdown; docs/deployed.md is the contract of the
/// JSON.</summary>
public static class DriftForms
{
    private const string Legend = "Before is what the program declares; now is what the account has.";

    public static string Write(DriftReport report, OutputFormat format) => format switch
    {
        OutputFormat.Json => Json(report),
        OutputFormat.Markdown => Markdown(report),
        _ => Text(report),
    };

    private static string Text(DriftReport report)
    {
        var text = new StringBuilder();
        Line($"Stack {Visible.Of(report.Diff.Stack)} in account {report.Account}: {Summary(report)}");
        if (!report.IsAsDeclared)
        {
            Line($"{Legend}");
        }

        foreach (var section in Sections(report))
        {
            Line($"\n{section.Title} ({section.Entries.Count})");
            foreach (var entry in section.Entries)
            {
                Line($"  {SentenceFormat.AsText.Say(entry.Headline)}");
                foreach (var detail in entry.Details)
                {
                    Line($"      {SentenceFormat.AsText.Say(detail)}");
                }
            }
        }

        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Markdown(DriftReport report)
    {
        var sentences = new SentenceFormat(SafeMarkdown.Code, SafeMarkdown.Sentence);
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"## Stack {SafeMarkdown.Prose(report.Diff.Stack)} in account {report.Account}: {Summary(report)}\n\n");
        if (!report.IsAsDeclared)
        {
            text.Append(Legend).Append("\n\n");
        }

        foreach (var section in Sections(report))
        {
            text.Append(CultureInfo.InvariantCulture, $"### {section.Title} ({section.Entries.Count})\n\n");
            foreach (var entry in section.Entries)
            {
                text.Append("- ").Append(sentences.Say(entry.Headline)).Append('\n');
                foreach (var detail in entry.Details)
                {
                    text.Append("  - ").Append(sentences.Say(detail)).Append('\n');
                }
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Json(DriftReport report)
    {
        var json = JsonNode.Parse(DiffJson.Write(new ComparedStack.Compared(report.Diff)))!.AsObject();
        json["account"] = report.Account;
        json["isAsDeclared"] = report.IsAsDeclared;
        json["drift"] = JsonForm.List(report.Rows, row => new JsonObject
        {
            ["name"] = row.Name,
            ["type"] = row.Type,
            ["kind"] = JsonForm.Word(row.Kind),
            ["differences"] = JsonForm.Texts(row.Properties.SelectMany(Words).Select(SentenceFormat.AsText.Say)),
            ["command"] = row.Command,
        });
        json["others"] = JsonForm.List(report.Others, PathForms.Json);
        json["theorems"] = AccountTheoremForms.Json(report.Theorems);
        json["reaching"] = JsonForm.List(report.Reaching, one =>
        {
            var path = PathForms.Json(one.Path);
            path["kind"] = JsonForm.Word(one.Kind);
            return path;
        });
        json["known"] = report.Known;
        json["unread"] = JsonForm.Texts(report.Unread);
        json["notCompared"] = JsonForm.Texts(report.NotCompared);
        json["credentials"] = JsonForm.List(report.Credentials, finding => new JsonObject
        {
            ["code"] = finding.Code,
            ["message"] = finding.Message,
            ["where"] = finding.Where,
            ["help"] = finding.Help,
        });
        if (report.Use is { } use)
        {
            json["unusedAfterDays"] = use.Days;
            json["unused"] = JsonForm.List(use.Unused, unused => new JsonObject
            {
                ["holder"] = unused.Holder,
                ["actions"] = JsonForm.Texts(unused.Actions),
                ["lastUsed"] = Day(unused),
                ["policy"] = unused.Policy,
                ["statement"] = unused.Statement,
                ["line"] = unused.Line,
            });
            json["useNotKnown"] = JsonForm.Texts(use.Unknown);
        }

        return JsonForm.Write(json);
    }

    internal static string Summary(DriftReport report) =>
        (!report.Diff.IsNothing ? DiffSections.Summary(report.Diff)
            : report.Others.Count > 0 ? "as declared, but others reach it" : "as declared")
            + Refuted(report.Theorems.Rows.Count(row => row.Outcome == TheoremOutcome.Refuted))
            + (report.Unread.Count > 0 ? $", {report.Unread.Count} not read" : "");

    private static string Refuted(int count) =>
        count == 0 ? "" : $", {count} {(count == 1 ? "theorem" : "theorems")} refuted";

    internal static IEnumerable<DiffSection> Sections(DriftReport report) => ((DiffSection[])
    [
        .. DiffSections.Of(report.Diff with { Resources = [] }),
        new("Others who reach the stack", true, [.. Others(report)]),
        new("Theorems about the stack in its account", true, [.. AccountTheoremForms.Entries(report.Theorems)]),
        new("Changed outside of the program", false, [.. report.Rows.Select(Row)]),
        new("Not read: a difference here would not be seen", true, [.. report.Unread.Select(Note)]),
        new("Not compared", false, [.. report.NotCompared.Select(Note)]),
        new("Old or unused credentials", false, [.. report.Credentials.Select(Credential)]),
        new($"Not used for {report.Use?.Days} days", false, [.. (report.Use?.Unused ?? []).Select(Unused)]),
        new("Use not known", false, [.. (report.Use?.Unknown ?? []).Select(Note)]),
    ]).Where(section => section.Entries.Count > 0);

    // The goals that a principal reaches in the same way, in one entry.
    private static IEnumerable<DiffEntry> Others(DriftReport report) =>
        report.Others.GroupBy(path => (path.Principal, Way: Way(path))).Select(way => new DiffEntry(
            $"{way.Key.Principal} can {string.Join(", ", way.Select(path => path.Goal)):plain}",
            [.. way.Key.Way.Split('\n').Where(line => line.Length > 0).Select(line => (FormattableString)$"{line:plain}")],
            way.Key.Principal));

    private static string Way(AccountPath path) => string.Join('\n', path.Calls.SkipLast(1).Select(PathForms.Words)
        .Concat(path.Calls[^1].By.Select(allowing => $"by {allowing}")));

    private static DiffEntry Unused(UnusedPermission unused) => new(
        Day(unused) is { } day ? (FormattableString)$"{unused.Holder} last used {Actions(unused)} on {day:plain}"
            : $"{unused.Holder} never used {Actions(unused)} in the time that AWS tracks",
        [unused.Line is null ? (FormattableString)$"granted by {unused.Statement} of {unused.Policy}"
            : $"granted by {unused.Statement} of {unused.Policy} ({unused.Line})"],
        unused.Holder);

    private static string Actions(UnusedPermission unused) => string.Join(", ", unused.Actions);

    private static string? Day(UnusedPermission unused) =>
        unused.LastUsed?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DiffEntry Credential(Finding finding) =>
        new($"{finding.Code}: {finding.Message:plain}", [$"{finding.Help:plain}"], finding.Where);

    private static DiffEntry Note(string note) => new($"{note:plain}", [], note);

    private static DiffEntry Row(DriftRow row) => new(
        row.Type.Length == 0 ? (FormattableString)$"{row.Name}: {Kind(row.Kind):plain}"
            : $"{row.Name} ({row.Type}): {Kind(row.Kind):plain}",
        [.. row.Properties.SelectMany(Words), (FormattableString)$"to correct it: {row.Command}"],
        row.Name);

    private static string Kind(DriftKind kind) => kind switch
    {
        DriftKind.Changed => "changed",
        DriftKind.Missing => "missing in the account",
        _ => "not in the program",
    };

    private static IEnumerable<FormattableString> Words(PropertyChange property) =>
        property.InWords.Count > 0 ? property.InWords.Select(words => (FormattableString)$"{property.Path}: {words:plain}")
        : property is { Old: null, New: null } ? [(FormattableString)$"{property.Path:plain}"]
        : [$"{property.Path}: {property.Old ?? "(none)"} → {property.New ?? "(none)"}"];
}
