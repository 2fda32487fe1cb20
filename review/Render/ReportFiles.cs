using System.Text.Json.Nodes;
using Review.Report;

namespace Review.Render;

/// <summary>A report's documents as files of their own, for other tools: <c>upload-role.trust.json</c>; and the SSH configuration.</summary>
public static class ReportFiles
{
    public static IEnumerable<(string Name, string Text)> Of(ReviewReport report)
    {
        foreach (var document in report.Documents)
        {
            yield return ($"{Phrases.NameOf(document.Urn)}.{document.Kind.ToString().ToLowerInvariant()}.json", JsonReport.Write(document));
        }

        if (report.Outputs["sshConfig"] is JsonValue config && config.TryGetValue<string>(out var text))
        {
            yield return ("ssh_config", text);
        }
    }

    public static void Write(ReviewReport report, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in Of(report))
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }
}
