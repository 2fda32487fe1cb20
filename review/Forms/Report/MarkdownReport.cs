using System.Text;
using Review.Access;
using Review.Forms.Pictures;
using Review.Model;
using Review.Model.Network;
using Review.Reach;

namespace Review.Forms.Report;

/// <summary>A report for a pull request or a wiki.</summary>
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

        Theorems(text, report);
        text.Append(report.Flink is { } flink
            ? $"## {FlinkSize.Title}\n\n{string.Concat(flink.Arithmetic.Select(line => $"- {SafeMarkdown.Prose(line)}\n"))}\n"
            : "");
        text.Append($"## Resources\n\n{SafeMarkdown.Fenced("text", string.Join('\n', ResourceTree.Of(report).Lines()))}## Documents\n\n");
        foreach (var document in report.Documents)
        {
            text.Append($"### {SafeMarkdown.Prose(document.Title)}\n\n{SafeMarkdown.Fenced("json", JsonReport.Write(document))}");
        }

        Table(text, "Settings", ["key", "value"],
            report.Settings.Select(setting => (string[])[setting.Key, setting.Value.OnOneLine()]));
        text.Append("## Outputs\n\n");
        foreach (var (name, value) in report.Outputs)
        {
            text.Append($"{SafeMarkdown.Prose(name)}\n\n{SafeMarkdown.Fenced("text", value.OnOneLine())}");
        }

        return text.ToString().TrimEnd('\n') + "\n";
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
                $"- **{finding.Severity.ToString().ToLowerInvariant()} {SafeMarkdown.Prose(finding.Code)}** {SafeMarkdown.Prose(Phrases.Where(finding))}: "
                    + $"{SafeMarkdown.Sentence(finding.Message)}; {SafeMarkdown.Sentence(finding.Help)}\n");
        }

        text.Append('\n');
    }

    /// <summary>The pictures as diagrams that GitHub draws.</summary>
    private static void Pictures(StringBuilder text, ReviewReport report)
    {
        foreach (var topology in NetworkTopology.Of(report))
        {
            text.Append($"## Network {SafeMarkdown.Prose(topology.Vpc.Name)}\n\n{SafeMarkdown.Fenced("mermaid", Mermaid.Write(topology))}");
        }

        var (flows, trust) = (AllowedFlows.Of(report), TrustGraph.Of(report));
        text.Append(flows.Rows.Count > 0 ? $"## Who may open which port\n\n{SafeMarkdown.Fenced("mermaid", Mermaid.Write(flows))}" : "");
        text.Append(trust.Roles.Count > 0 ? $"## Who can become whom\n\n{SafeMarkdown.Fenced("mermaid", Mermaid.Write(trust))}" : "");
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
