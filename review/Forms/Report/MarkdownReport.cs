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
        text.Append($"# Stack {report.Stack}\n\n{Phrases.Summary(report)}\n\n");
        Findings(text, report);
        Pictures(text, report);
        foreach (var table in Matrix.Of(report).SelectMany(pair => (Matrix[])[pair.Table, pair.Reasons]))
        {
            Table(text, table.Title, [.. table.Columns], table.Rows.Select(row => row.ToArray()));
            text.Append(table.Key.Length > 0 && table.Rows.Count > 0 ? $"{Escape(table.Key)}\n\n" : "");
        }

        Theorems(text, report);
        Controls(text, report);
        text.Append(Arithmetic(FlinkSize.Title, report.Flink?.Arithmetic));
        text.Append(Arithmetic(StateStorage.Title, report.Storage?.Arithmetic));
        text.Append($"## Resources\n\n{Fenced("text", string.Join('\n', ResourceTree.Of(report).Lines()))}");
        Cascades(text, report);
        text.Append("## Documents\n\n");
        foreach (var document in report.Documents)
        {
            text.Append($"### {Escape(document.Title)}\n\n{Fenced("json", JsonReport.Write(document))}");
        }

        Table(text, "Settings", ["key", "value"],
            report.Settings.Select(setting => (string[])[setting.Key, setting.Value.OnOneLine()]));
        text.Append("## Outputs\n\n");
        foreach (var (name, value) in report.Outputs.SelectMany(output => Phrases.Output(output.Key, output.Value)))
        {
            text.Append($"{Escape(name)}\n\n{Fenced("text", value)}");
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Arithmetic(string title, IReadOnlyList<string>? lines) =>
        lines is null ? "" : $"## {title}\n\n{string.Concat(lines.Select(line => $"- {Escape(line)}\n"))}\n";

    private static void Cascades(StringBuilder text, ReviewReport report)
    {
        text.Append(report.Cascades.Count > 0 ? $"## {Phrases.CascadesTitle}\n\n" : "");
        foreach (var (heading, paths) in Phrases.Cascades(report))
        {
            text.Append($"- {Escape(heading)}\n{string.Concat(paths.Select(path => $"  - {Escape(path)}\n"))}");
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
                $"- **{finding.Severity.ToString().ToLowerInvariant()} {finding.Code}** {Escape(Phrases.Where(finding))}: "
                    + $"{Escape(finding.Message)}; {Escape(finding.Help)}\n");
        }

        text.Append('\n');
    }

    /// <summary>The pictures as diagrams that GitHub draws.</summary>
    private static void Pictures(StringBuilder text, ReviewReport report)
    {
        foreach (var topology in NetworkTopology.Of(report))
        {
            text.Append($"## Network {Escape(topology.Vpc.Name)}\n\n{Fenced("mermaid", Mermaid.Write(topology))}");
        }

        var (flows, trust) = (AllowedFlows.Of(report), TrustGraph.Of(report));
        text.Append(flows.Rows.Count > 0 ? $"## Who may open which port\n\n{Fenced("mermaid", Mermaid.Write(flows))}" : "");
        text.Append(trust.Roles.Count > 0 ? $"## Who can become whom\n\n{Fenced("mermaid", Mermaid.Write(trust))}" : "");
    }

    /// <summary>A block of text as it is, with a fence that the text itself does not hold.</summary>
    private static string Fenced(string language, string text)
    {
        var fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }

        return $"{fence}{language}\n{text.TrimEnd('\n')}\n{fence}\n\n";
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
            text.Append($"- **{Phrases.Word(theorem.Outcome)}** {Escape(theorem.Name)}\n");
            foreach (var line in Phrases.Grounds(theorem, shared))
            {
                text.Append($"  - {Escape(line)}\n");
            }
        }

        text.Append(
            shared.Count > 0
            ? $"\n{Phrases.SharedTitle}:\n\n{string.Concat(Phrases.Shared(report).Select(line => $"- {Escape(line)}\n"))}\n"
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
                $"- **{Phrases.Word(row.Status)}** {Escape(row.Sentence)} ({Escape(string.Join(", ", row.Controls))})\n"
                    + string.Concat(row.Because.Select(line => $"  - {Escape(line)}\n")));
        }

        text.Append('\n');
    }

    private static void Table(StringBuilder text, string title, string[] columns, IEnumerable<string[]> rows)
    {
        var lines = rows.Select(row => $"| {string.Join(" | ", row.Select(Escape))} |\n").ToArray();
        if (lines.Length > 0)
        {
            text.Append(
                $"## {title}\n\n| {string.Join(" | ", columns)} "
                    + $"|\n|{string.Concat(columns.Select(_ => " --- |"))}\n{string.Concat(lines)}\n");
        }
    }

    /// <summary>Keeps what comes from settings or documents from being read as Markdown or HTML.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '\n' => " ",
                '<' => "&lt;",
                '&' => "&amp;",
                '\\' or '|' or '*' or '_' or '`' or '[' or ']' or '#' or '~' => $"\\{c}",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}
