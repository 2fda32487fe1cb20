using System.Text.Encodings.Web;
using System.Text.Json;
using IamEngine.Check;
using Review.Check;

namespace Review.Forms.Check;

/// <summary>
/// Findings for programs. Lines and columns count from 1, columns in UTF-16 characters; the end is behind the last one.
/// </summary>
public static class CheckJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        // Not embedded in HTML; escaped angle brackets and quotes would only hide what a reader looks for.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IReadOnlyList<CheckedFile> files) => JsonSerializer.Serialize(
        new
        {
            Files = files.Select(file => new
            {
                File = file.Path,
                Kind = file.Kind.Word(),
                file.KindBecause,
                Findings = file.Findings.Select(placed => new
                {
                    placed.Finding.Code,
                    Severity = placed.Finding.Severity.Text(),
                    placed.Finding.Message,
                    placed.Finding.Path,
                    placed.Span.Line,
                    placed.Span.Column,
                    placed.Span.EndLine,
                    placed.Span.EndColumn,
                    placed.Finding.Help,
                    placed.Finding.Link,
                }),
            }),
            Summary = Tally.Of(files),
        },
        Options) + "\n";
}
