using System.Text;
using IamEngine.Check.Rules;
using IamEngine.Model;
using Review.Check;

namespace Review.Forms.Check;

/// <summary>Findings as Markdown for a pull request: one table per file.</summary>
public static class CheckMarkdown
{
    public static string Write(IReadOnlyList<CheckedFile> files)
    {
        var text = new StringBuilder();
        foreach (var file in files)
        {
            text.Append(
                $"### {SafeMarkdown.Code(file.Path)}\n\nRead as: {file.Kind.Name()} "
                    + $"({SafeMarkdown.Prose(file.KindBecause)}).\n\n");
            if (file.Findings.Count > 0)
            {
                text.Append("| line | severity | finding | help |\n| ---: | --- | --- | --- |\n");
                foreach (var (finding, span) in file.Findings)
                {
                    text.Append(
                        $"| {span.Line} | {finding.Severity.Text()} | [{finding.Code}]({finding.Link}): "
                            + $"{SafeMarkdown.Sentence(finding.Message)} | {SafeMarkdown.Sentence(finding.Help)} |\n");
                }

                text.Append('\n');
            }
        }

        return text.Append($"**{Tally.Of(files)}**\n").ToString();
    }
}
