using Review.Report;
using Spectre.Console;

namespace Review.Render;

/// <summary>A report for people at a terminal.</summary>
public static class TextReport
{
    public static string Plain(ReviewReport report) => Consoles.Plain(console => Draw(report, console));

    public static void Draw(ReviewReport report, IAnsiConsole console)
    {
        Heading(console, $"Stack {report.Stack}: {Phrases.Summary(report)}");
        DrawSettings(report, console);
        DrawResources(report, console);
        DrawDocuments(report, console);
        DrawTable(console, "Who may do what", ["principal", "action", "resource", "decision", "because"], report.Access.Select(row => (string[])[row.Principal, row.Action, row.Resource, row.Decision, row.Because]));
        DrawTable(console, "Who may reach whom", ["from", "to", "protocol", "port", "decision", "because"], report.Network.Select(row => (string[])[row.From, row.To, row.Protocol, row.Port, row.Decision, row.Because]));
        DrawOutputs(report, console);
        DrawFindings(report, console);
    }

    private static void DrawSettings(ReviewReport report, IAnsiConsole console)
    {
        Heading(console, "Settings");
        foreach (var (key, value) in report.Settings)
        {
            Line(console, $"{key}: {Phrases.Line(value)}");
        }

        Line(console, "");
    }

    private static void DrawResources(ReviewReport report, IAnsiConsole console)
    {
        Heading(console, "Resources");
        foreach (var line in ResourceTree.Of(report).Lines())
        {
            Line(console, line);
        }

        Line(console, "");
    }

    private static void DrawDocuments(ReviewReport report, IAnsiConsole console)
    {
        foreach (var document in report.Documents)
        {
            Heading(console, $"{char.ToUpperInvariant(Phrases.Title(document)[0])}{Phrases.Title(document)[1..]}");
            Line(console, JsonReport.Write(document));
        }
    }

    private static void DrawTable(IAnsiConsole console, string title, string[] columns, IEnumerable<string[]> rows)
    {
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(column) { Padding = new(0, 0, 2, 0) });
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        if (table.Rows.Count > 0)
        {
            Heading(console, title);
            console.Write(table);
        }
    }

    private static void DrawOutputs(ReviewReport report, IAnsiConsole console)
    {
        Heading(console, "Outputs");
        foreach (var (name, value) in report.Outputs)
        {
            var text = Phrases.Line(value);
            Line(console, text.Contains('\n', StringComparison.Ordinal) ? $"{name}:\n{Indented(text)}" : $"{name}: {text}");
        }

        Line(console, "");
    }

    private static void DrawFindings(ReviewReport report, IAnsiConsole console)
    {
        Heading(console, report.Findings.Count == 0 ? "No findings" : "Findings");
        foreach (var finding in report.Findings)
        {
            console.MarkupLineInterpolated($"[{Colour(finding.Severity)}]{finding.Severity.ToString().ToLowerInvariant()}[/] {finding.Code} {Phrases.Where(finding)}");
            Line(console, $"  {finding.Message}\n  help: {finding.Help}");
        }
    }

    private static void Heading(IAnsiConsole console, string text)
    {
        console.MarkupLineInterpolated($"[bold]{text}[/]");
    }

    // Past the console, which would break long lines: what is shown here may be copied.
    private static void Line(IAnsiConsole console, string text) => console.Profile.Out.Writer.WriteLine(text);

    private static string Indented(string text) => string.Join('\n', text.TrimEnd('\n').Split('\n').Select(line => $"  {line}"));

    private static string Colour(Severity severity) => severity switch
    {
        Severity.Error => "red",
        Severity.Warning => "yellow",
        _ => "blue",
    };
}
