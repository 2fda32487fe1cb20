using System.Globalization;
using System.Text;
using IamEngine.Check.Rules;
using IamEngine.Model;
using Review.Check;

namespace Review.Forms.Check;

/// <summary>Findings as text: each with its source line, the marked part, and a suggested fix.</summary>
public static class CheckText
{
    public static string Write(IReadOnlyList<CheckedFile> files)
    {
        var text = new StringBuilder();
        foreach (var file in files)
        {
            var path = Visible.Of(file.Path);
            text.Append($"{path}: read as {file.Kind.NameWithArticle()} ({file.KindBecause})\n");
            foreach (var placed in file.Findings)
            {
                Write(text, path, file, placed);
            }

            text.Append('\n');
        }

        // If no file could be read, "nothing found" would be misleading.
        return files.Count == 0 ? ""
            : text.Append($"{Tally.Of(files)}{(files.Count == 1 ? "" : $" in {files.Count} files")}\n").ToString();
    }

    private static void Write(StringBuilder text, string path, CheckedFile file, PlacedFinding placed)
    {
        var (finding, span) = placed;
        var excerpt = SourceExcerpt.Of(span.Line <= file.Lines.Count ? file.Lines[span.Line - 1] : "", span);
        var number = span.Line.ToString(CultureInfo.InvariantCulture);
        var margin = new string(' ', number.Length);
        text.Append($"\n{finding.Severity.Text()} {finding.Code}: {Visible.Of(finding.Message)}\n");
        text.Append($"{margin}--> {path}:{span.Line}:{span.Column}\n");
        text.Append($"{margin} |\n");
        text.Append($"{number} | {excerpt.Line}\n");
        text.Append($"{margin} | {excerpt.Carets}\n");
        text.Append($"{margin} = help: {finding.Help}\n");
        text.Append($"{margin} = see: {finding.Link}\n");
    }
}
