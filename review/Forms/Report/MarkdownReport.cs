using System.Text;
using Review.Access;
using Review.Forms.Pictures;
using Review.Model;
using Review.Model.Network;
using Review.Reach;

namespace Review.Forms.Report;

/// <summary>A report as Markdown for a pull request or a wiki.</summary>
public static class MarkdownReport
{
    public static string Write(ReviewReport report)
    {
        var text = new StringBuilder();
        text.Append($"# Stack {SafeMarkdown.Prose(report.Stack)}\n\n{Phrases.Summary(report)}\n\n");
        Findings(text, report);
        Pictures(text, report);
        foreach (var table in Matrix.Of(report).SelectMany(pair => (Matrix[])[pair.Table, pair.Reasons]))
        {
            Table(text, table.Title, [.. table.Columns], table.Rows.Select(row => row.ToArray()));
            text.Append(table.Key.Length > 0 && table.Rows.Count > 0 ? $"{SafeMarkdown.Prose(table.Key)}\n\n" : "");
        }

        Table(text, LoginRow.Title, [.. LoginRow.Columns], report.Logins.Select(login => login.Cells.ToArray()));
        Theorems(text, report);
        Controls(text, report);
        text.Append(Arithmetic(FlinkSize.Title, report.Flink?.Arithmetic));
        text.Append(Arithmetic(StateStorage.Title, report.Storage?.Arithmetic));
        text.Append($"## Resources\n\n{SafeMarkdown.Fenced("text", string.Join('\n', ResourceTree.Of(report).Lines()))}");
        Cascades(text, report);
        text.Append("## Documents\n\n");
        foreach (var document in report.Documents)
        {
            text.Append($"### {SafeMarkdown.Prose(document.Title)}\n\n{SafeMarkdown.Fenced("json", JsonReport.Write(document))}");
        }

        Table(text, "Settings", ["key", "value"],
            report.Settings.Select(setting => (string[])[setting.Key, setting.Value.OnOneLine()]));
        text.Append("## Outputs\n\n");
        foreach (var (name, value) in report.Outputs.SelectMany(output => Phrases.Output(output.Key, output.Value)))
        {
            text.Append($"{SafeMarkdown.Prose(name)}\n\n{SafeMarkdown.Fenced("text", value)}");
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Arithmetic(string title, IReadOnlyList<string>? lines) =>
        lines is null ? "" : $"## {title}\n\n{string.Concat(lines.Select(line => $"- {SafeMarkdown.Prose(line)}\n"))}\n";

    private static void Cascades(StringBuilder text, ReviewReport report)
    {
        text.Append(report.Cascades.Count > 0 ? $"## {Phrases.CascadesTitle}\n\n" : "");
        foreach (var (heading, paths) in Phrases.Cascades(report))
        {
            text.Append(
                $"- {SafeMarkdown.Prose(heading)}\n{string.Concat(paths.Select(path => $"  - {SafeMarkdown.Prose(path)}\n"))}");
        }

        text.Append(report.Cascades.Count > 0 ? "\n" : "");
    }

    private static void Findings(StringBuilder text, ReviewReport report)
    {
        if (report.Findings.Count == 0)
        {
            text.Append("No findings.\n\n");
            return;
        }

        text.Append("## Findings\n\n");
        foreach (var finding in report.Findings)
        {
            text.Append(
                $"- **{finding.Severity.ToString().ToLowerInvariant()} {SafeMarkdown.Prose(finding.Code)}** "
                    + $"{SafeMarkdown.Prose(Phrases.Where(finding))}: "
                    + $"{SafeMarkdown.Sentence(finding.Message)}; {SafeMarkdown.Sentence(finding.Help)}\n");
        }

        text.Append('\n');
    }

    /// <summary>The pictures as Mermaid diagrams, which GitHub renders.</summary>
    private static void Pictures(StringBuilder text, ReviewReport report)
    {
        foreach (var topology in NetworkTopology.Of(report))
        {
            text.Append(
                $"## Network {SafeMarkdown.Prose(topology.Vpc.Name)}\n\n{SafeMarkdown.Fenced("mermaid", Mermaid.Write(topology))}");
        }

        var (flows, trust) = (AllowedFlows.Of(report), TrustGraph.Of(report));
        text.Append(
            flows.Rows.Count > 0 ? $"## Who may open which port\n\n{SafeMarkdown.Fenced("mermaid", Mermaid.Write(flows))}" : "");
        text.Append(trust.Roles.Count > 0
            ? $"## Who can assume which role\n\n{SafeMarkdown.Fenced("mermaid", Mermaid.Write(trust))}"
            : "");
    }

    private static void Theorems(StringBuilder text, ReviewReport report)
    {
        if (report.Theorems.Count == 0)
        {
            return;
        }

        var shared = Phrases.SharedKinds(report);
        text.Append("## Theorems\n\n");
        foreach (var theorem in report.Theorems)
        {
            text.Append($"- **{Phrases.Word(theorem.Outcome)}** {SafeMarkdown.Prose(theorem.Name)}\n");
            foreach (var line in Phrases.Grounds(theorem, shared))
            {
                text.Append($"  - {SafeMarkdown.Prose(line)}\n");
            }
        }

        text.Append(
            shared.Count > 0
            ? $"\n{Phrases.SharedTitle}:\n\n{string.Concat(Phrases.Shared(report).Select(line => $"- {SafeMarkdown.Prose(line)}\n"))}\n"
            : "\n");
    }

    private static void Controls(StringBuilder text, ReviewReport report)
    {
        if (report.Controls is not { } controls)
        {
            return;
        }

        text.Append($"## Controls\n\n{Phrases.Counts(controls)}.\n\n");
        foreach (var row in controls.Rules.Where(row => row.Status is ControlStatus.Missed or ControlStatus.Excepted))
        {
            text.Append(
                $"- **{Phrases.Word(row.Status)}** {SafeMarkdown.Prose(row.Sentence)} "
                    + $"({SafeMarkdown.Prose(string.Join(", ", row.Controls))})\n"
                    + string.Concat(row.Because.Select(line => $"  - {SafeMarkdown.Prose(line)}\n")));
        }

        text.Append('\n');
    }

    private static void Table(StringBuilder text, string title, string[] columns, IEnumerable<string[]> rows)
    {
        var lines = rows.Select(row => $"| {string.Join(" | ", row.Select(SafeMarkdown.Prose))} |\n").ToArray();
        if (lines.Length > 0)
        {
            text.Append(
                $"## {title}\n\n| {string.Join(" | ", columns)} "
                    + $"|\n|{string.Concat(columns.Select(_ => " --- |"))}\n{string.Concat(lines)}\n");
        }
    }
}
