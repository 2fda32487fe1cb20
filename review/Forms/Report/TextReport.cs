using Review.Model;
using Spectre.Console;

namespace Review.Forms.Report;

/// <summary>A report as text for a terminal.</summary>
public static class TextReport
{
    public static string Plain(ReviewReport report) => Consoles.Plain(console => Draw(report, console));

    public static void Draw(ReviewReport report, IAnsiConsole console)
    {
        Heading(console, $"Stack {Visible.Of(report.Stack)}: {Phrases.Summary(report)}");
        DrawSettings(report, console);
        DrawArithmetic(FlinkSize.Title, report.Flink?.Arithmetic, console);
        DrawArithmetic(StateStorage.Title, report.Storage?.Arithmetic, console);
        DrawResources(report, console);
        DrawDocuments(report, console);
        DrawTables(report, console);
        DrawTable(console, Matrix.OfLogins(report));
        DrawTheorems(report, console);
        DrawControls(report, console);
        DrawOutputs(report, console);
        DrawFindings(report, console);
    }

    private static void DrawSettings(ReviewReport report, IAnsiConsole console)
    {
        Heading(console, "Settings");
        foreach (var (key, value) in report.Settings)
        {
            Line(console, $"{Visible.Of(key)}: {Visible.Of(value.OnOneLine())}");
        }

        Line(console, "");
    }

    private static void DrawArithmetic(string title, IReadOnlyList<string>? arithmetic, IAnsiConsole console)
    {
        if (arithmetic is null)
        {
            return;
        }

        Heading(console, title);
        foreach (var line in arithmetic)
        {
            Line(console, line);
        }

        Line(console, "");
    }

    private static void DrawResources(ReviewReport report, IAnsiConsole console)
    {
        Heading(console, "Resources");
        foreach (var line in ResourceTree.Of(report).Lines())
        {
            Line(console, Visible.Of(line));
        }

        Line(console, "");
        if (report.Cascades.Count > 0)
        {
            Heading(console, Phrases.CascadesTitle);
            foreach (var (heading, paths) in Phrases.Cascades(report))
            {
                Line(console, $"{heading}\n{Indented(string.Join('\n', paths))}");
            }

            Line(console, "");
        }
    }

    private static void DrawDocuments(ReviewReport report, IAnsiConsole console)
    {
        foreach (var document in report.Documents)
        {
            Heading(console, Visible.Of($"{char.ToUpperInvariant(document.Title[0])}{document.Title[1..]}"));
            Line(console, JsonReport.Write(document));
        }
    }

    /// <summary>The summary page, which a reviewer opens first: access and reachability, each with its reasons.</summary>
    public static string Tables(ReviewReport report) => Consoles.Plain(console => DrawTables(report, console));

    private static void DrawTables(ReviewReport report, IAnsiConsole console)
    {
        foreach (var (table, reasons) in Matrix.Of(report))
        {
            DrawTable(console, table);
            DrawTable(console, reasons);
        }
    }

    private static void DrawTable(IAnsiConsole console, Matrix matrix)
    {
        if (matrix.Rows.Count == 0)
        {
            return;
        }

        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (var column in matrix.Columns)
        {
            table.AddColumn(new TableColumn(new Text(Visible.Of(column))) { Padding = new(0, 0, 2, 0) });
        }

        foreach (var row in matrix.Rows)
        {
            table.AddRow(row.Select(cell => new Text(Visible.Of(cell))));
        }

        Heading(console, matrix.Title);
        console.Write(table);
        Line(console, matrix.Key.Length > 0 ? $" {matrix.Key}\n" : "");
    }

    private static void DrawTheorems(ReviewReport report, IAnsiConsole console)
    {
        if (report.Theorems.Count == 0)
        {
            return;
        }

        Heading(console, "Theorems");
        var shared = Phrases.SharedKinds(report);
        foreach (var theorem in report.Theorems)
        {
            console.MarkupLineInterpolated(
                $"[{Colour(theorem.Outcome)}]{Phrases.Word(theorem.Outcome)}[/] {Visible.Of(theorem.Name)}");
            foreach (var line in Phrases.Grounds(theorem, shared))
            {
                Line(console, $"  {Visible.Of(line)}");
            }
        }

        Line(console, shared.Count > 0
            ? $"{Phrases.SharedTitle}:\n{Indented(string.Join('\n', Phrases.Shared(report).Select(Visible.Of)))}\n" : "");
    }

    private static void DrawControls(ReviewReport report, IAnsiConsole console)
    {
        if (report.Controls is not { } controls)
        {
            return;
        }

        Heading(console, "Controls");
        Line(console, Phrases.Counts(controls));
        foreach (var row in controls.Rules.Where(row => row.Status == ControlStatus.Missed))
        {
            console.MarkupLineInterpolated($"[yellow]missed[/] {row.Sentence}");
            Line(console, Indented(string.Join('\n', row.Because.Append(string.Join(", ", row.Controls)))));
        }

        Line(console, "");
    }

    private static void DrawOutputs(ReviewReport report, IAnsiConsole console)
    {
        Heading(console, "Outputs");
        foreach (var (name, value) in report.Outputs.SelectMany(output => Phrases.Output(output.Key, output.Value)))
        {
            Line(
                console,
                value.Contains('\n', StringComparison.Ordinal)
                    ? $"{Visible.Of(name)}:\n{Indented(value)}" : $"{Visible.Of(name)}: {value}");
        }

        Line(console, "");
    }

    private static void DrawFindings(ReviewReport report, IAnsiConsole console)
    {
        Heading(console, report.Findings.Count == 0 ? "No findings" : "Findings");
        foreach (var finding in report.Findings)
        {
            console.MarkupLineInterpolated(
                $"[{Colour(finding.Severity)}]{finding.Severity.ToString().ToLowerInvariant()}[/] {Visible.Of(finding.Code)} {Visible.Of(Phrases.Where(finding))}");
            Line(console, $"  {Visible.Of(finding.Message)}\n  help: {Visible.Of(finding.Help)}");
        }
    }

    private static void Heading(IAnsiConsole console, string text)
    {
        console.MarkupLineInterpolated($"[bold]{text}[/]");
    }

    // Written directly to the output, because the console would break long lines and a reader may copy this text.
    private static void Line(IAnsiConsole console, string text) => console.Profile.Out.Writer.WriteLine(Visible.Lines(text));

    private static string Indented(string text) => string.Join('\n', text.TrimEnd('\n').Split('\n').Select(line => $"  {line}"));

    private static string Colour(TheoremOutcome outcome) => outcome switch
    {
        TheoremOutcome.Proved => "green",
        TheoremOutcome.Refuted => "red",
        _ => "yellow",
    };

    private static string Colour(Severity severity) => severity switch
    {
        Severity.Error => "red",
        Severity.Warning => "yellow",
        _ => "blue",
    };
}
