using System.Text.Json.Nodes;
using Review.Forms.Html;
using Review.Forms.Report;
using Review.Model;

namespace Review.Verbs;

/// <summary>
/// Writes a report as files: each document for other tools, such as <c>upload-role.trust.json</c>; the SSH configuration; and the
/// whole report for readers, as <c>report.html</c> and <c>report.md</c>.
/// </summary>
public static class ReportFiles
{
    /// <summary>The files for other tools, by name.</summary>
    public static IEnumerable<(string Name, string Text)> Of(ReviewReport report)
    {
        foreach (var document in report.Documents)
        {
            yield return (
                $"{document.Name}.{document.Kind.ToString().ToLowerInvariant()}.json", Visible.Lines(JsonReport.Write(document)));
        }

        if (report.Outputs["sshConfig"] is JsonValue config && config.TryGetValue<string>(out var text))
        {
            yield return ("ssh_config", text);
        }
    }

    public static void Write(ReviewReport report, string folder)
    {
        Directory.CreateDirectory(folder);
        (string Name, string Text)[] whole = [
            ("report.html", HtmlReport.Write(report)), ("report.md", MarkdownReport.Write(report))];
        foreach (var (name, text) in Of(report).Concat(whole))
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }
}
