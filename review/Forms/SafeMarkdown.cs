using System.Globalization;
using System.Text;

namespace Review.Forms;

/// <summary>
/// Text from documents, settings and names, made so that it can do nothing in Markdown: no HTML, no formatting, no link, no
/// mention. A pull request's author writes these texts, and the comment speaks with the project's voice. The script that posts a
/// comment (.github/scripts/harmless.jq) reads the same form: what this writes, it leaves as it is. Change both together.
/// </summary>
internal static class SafeMarkdown
{
    /// <summary>The characters that Markdown or HTML reads; each is written as its number, which neither does.</summary>
    /// <remarks>https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references</remarks>
    private const string Special = @"!#$&*<>@[\]^_`|~";

    /// <summary>A value as code, on one line. GitHub looks for mentions and issues outside of code only.</summary>
    public static string Code(string text) => text.Length == 0 ? "" : $"<code>{Referenced(text)}</code>";

    /// <summary>
    /// Prose on one line. A character without width behind <c>@</c> and <c>#</c> keeps GitHub from reading a mention or an issue.
    /// </summary>
    public static string Prose(string text) =>
        Referenced(text).Replace("&#64;", "&#64;&#8203;", StringComparison.Ordinal)
            .Replace("&#35;", "&#35;&#8203;", StringComparison.Ordinal);

    /// <summary>A message of this tool: prose, with code between its backticks. With an odd backtick it is prose only.</summary>
    public static string Sentence(string message)
    {
        var parts = message.Split('`');
        return parts.Length % 2 == 0
            ? Prose(message)
            : string.Concat(parts.Select((part, index) => index % 2 == 0 ? Prose(part) : Code(part)));
    }

    /// <summary>
    /// A line of <see cref="Prose"/> and <see cref="Code"/>, so that its beginning is not read as a list or a heading.
    /// </summary>
    public static string Line(string safe)
    {
        var line = safe.Trim(' ');
        return line.Length == 0 || char.IsAsciiLetter(line[0]) || line[0] is '<' or '&' || !char.IsAscii(line[0])
            ? line
            : Reference(line[0]) + line[1..];
    }

    /// <summary>A block of text as it is, with a fence that the text itself does not contain.</summary>
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
