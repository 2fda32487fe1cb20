using IamEngine.Json;

namespace Review.Forms.Check;

/// <summary>
/// The source line of a finding, with carets under the marked part. A long line is cut to the text around that part.
/// </summary>
internal sealed record SourceExcerpt(string Line, string Carets)
{
    private const int Width = 110;
    private const int Before = 30;

    public static SourceExcerpt Of(string line, JsonSpan span)
    {
        var text = line.TrimEnd('\r');
        var from = Math.Clamp(span.Column - 1, 0, text.Length);
        var until = Math.Clamp(span.EndLine > span.Line ? text.Length : span.EndColumn - 1, from, text.Length);
        var (start, lead) = text.Length <= Width || from < Width / 2 ? (0, "") : (from - Before, "...");
        var end = Math.Min(text.Length, start + Width);
        var (before, meant, after) = (
            lead + Visible.Of(text[start..from]), Visible.Of(text[from..Math.Max(from, Math.Min(until, end))]),
            Visible.Of(text[Math.Max(from, Math.Min(until, end))..end]));
        return new(
            $"{before}{meant}{after}{(end < text.Length ? "..." : "")}",
            new string(' ', before.Length) + new string('^', Math.Max(1, meant.Length)));
    }
}
