using System.Globalization;
using System.Text;

namespace Review.Forms;

/// <summary>
/// Escapes text from documents, settings and names for Markdown: it cannot contain HTML, formatting, links or mentions. The
/// author of a pull request controls these texts, but the comment appears in the project's name. The script that posts a comment
/// (.github/scripts/harmless.jq) leaves this form unchanged. Change both together.
/// </summary>
internal static class SafeMarkdown
{
    /// <summary>The characters with a meaning in Markdown or HTML; each is written as a numeric character reference.</summary>
    /// <remarks>https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references</remarks>
    private const string Special = @"!#$&*<>@[\]^_`|~";

    /// <summary>A value as code, on one line. GitHub finds mentions and issue references outside code only.</summary>
    public static string Code(string text) => text.Length == 0 ? "" : $"<code>{Referenced(text)}</code>";

    /// <summary>
    /// Prose on one line. A zero-width character after <c>@</c> and <c>#</c> prevents a mention or an issue reference.
    /// </summary>
    public static string Prose(string text) =>
        Referenced(text).Replace("&#64;", "&#64;&#8203;", StringComparison.Ordinal)
            .Replace("&#35;", "&#35;&#8203;", StringComparison.Ordinal);

    /// <summary>
    /// A message of this tool: prose, with code between backticks. If the number of backticks is odd, all of it is prose.
    /// </summary>
    public static string Sentence(string message)
    {
        var parts = message.Split('`');
        return parts.Length % 2 == 0
            ? Prose(message)
            : string.Concat(parts.Select((part, index) => index % 2 == 0 ? Prose(part) : Code(part)));
    }

    /// <summary>
    /// Escapes the beginning of a line of <see cref="Prose"/> and <see cref="Code"/>, so that it is not read as a list or a
    /// heading.
    /// </summary>
    public static string Line(string safe)
    {
        var line = safe.Trim(' ');
        return line.Length == 0 || char.IsAsciiLetter(line[0]) || line[0] is '<' or '&' || !char.IsAscii(line[0])
            ? line
            : Reference(line[0]) + line[1..];
    }

    /// <summary>A code block, with a fence that the text does not contain.</summary>
    public static string Fenced(string language, string text)
    {
        var fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }

        return $"{fence}{language}\n{Visible.Lines(text).TrimEnd('\n')}\n{fence}\n\n";
    }

    private static string Referenced(string text)
    {
        var shown = Visible.Of(text);
        var safe = new StringBuilder(shown.Length);
        for (var i = 0; i < shown.Length; i++)
        {
            var isLink = (shown[i] == ':' && IsAt("://", i)) || (shown[i] == '.' && IsAt(".", i, after: "www"));
            _ = isLink || Special.Contains(shown[i], StringComparison.Ordinal)
                ? safe.Append(Reference(shown[i]))
                : safe.Append(shown[i]);
        }

        return safe.ToString();

        bool IsAt(string mark, int at, string after = "") =>
            string.CompareOrdinal(shown, at, mark, 0, mark.Length) == 0
                && shown.AsSpan(0, at).EndsWith(after, StringComparison.Ordinal);
    }

    private static string Reference(char letter) => string.Create(CultureInfo.InvariantCulture, $"&#{(int)letter};");
}
