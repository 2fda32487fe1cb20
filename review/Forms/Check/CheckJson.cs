using System.Text.Encodings.Web;
using System.Text.Json;
using IamEngine.Check.Rules;
using IamEngine.Model;
using Review.Check;

namespace Review.Forms.Check;

/// <summary>
/// Findings as JSON. Lines and columns count from 1, columns in UTF-16 characters; the end column is after the last character.
/// </summary>
public static class CheckJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        // The output is not embedded in HTML, so angle brackets and quotes need no escape.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IReadOnlyList<CheckedFile> files) => JsonSerializer.Serialize(
        new
        {
            Files = files.Select(file => new
            {
                File = file.Path,
                Kind = file.Kind.ShortName(),
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
