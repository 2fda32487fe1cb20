using IamEngine.Json;

namespace Review.Forms.Check;

/// <summary>
/// The line that a finding points at, with carets under the part that is meant. Of a long line only what is around it is shown.
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
        var shown = $"{lead}{text[start..end]}{(end < text.Length ? "..." : "")}";
        var carets = new string(' ', lead.Length + from - start) + new string('^', Math.Max(1, Math.Min(until, end) - from));
        return new(Plain.Of(shown), carets);
    }
}
