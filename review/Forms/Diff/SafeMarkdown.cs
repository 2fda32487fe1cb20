using System.Globalization;
using System.Text;

namespace Review.Forms.Diff;

/// <summary>
/// Text from documents, settings and names, made so that it can do nothing in a comment: no HTML, no Markdown, no link, no
/// mention. A pull request's author writes these texts, and the comment speaks with the project's voice.
/// </summary>
internal static class SafeMarkdown
{
    /// <summary>
    /// A value as code. Character references are not read as Markdown, and GitHub looks for mentions and references to issues
    /// outside of code alone. https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references
    /// </summary>
    public static string Code(string text) => text.Length == 0 ? "" : $"<code>{Referenced(text)}</code>";

    /// <summary>Prose: a character without width keeps <c>@name</c> and <c>#1</c> from being what GitHub looks for.</summary>
    public static string Prose(string text) =>
        Referenced(text).Replace("&#64;", "&#64;&#8203;", StringComparison.Ordinal)
            .Replace("&#35;", "&#35;&#8203;", StringComparison.Ordinal);

    private static string Referenced(string text)
    {
        var shown = SentenceFormat.Shown(text);
        var safe = new StringBuilder(shown.Length);
        for (var i = 0; i < shown.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(shown[i]) || shown[i] is ' ' or '-' or ',' or '/' or '=' or '→'
                || (shown[i] == ':' && !IsAt("://", i)) || (shown[i] == '.' && !IsAt(".", i, after: "www")))
            {
                safe.Append(shown[i]);
            }
            else if (char.IsHighSurrogate(shown[i]) && i + 1 < shown.Length)
            {
                safe.Append(CultureInfo.InvariantCulture, $"&#{char.ConvertToUtf32(shown[i], shown[++i])};");
            }
            else
            {
                safe.Append(CultureInfo.InvariantCulture, $"&#{(int)shown[i]};");
            }
        }

        return safe.ToString();

        bool IsAt(string mark, int at, string after = "") =>
            string.CompareOrdinal(shown, at, mark, 0, mark.Length) == 0
                && shown.AsSpan(0, at).EndsWith(after, StringComparison.OrdinalIgnoreCase);
    }
}
