using System.CommandLine;
using Review.Forms;

namespace Review.Verbs;

internal static class FormatOption
{
    private static readonly Dictionary<OutputFormat, string> Uses = new()
    {
        [OutputFormat.Text] = "text for people",
        [OutputFormat.Json] = "json for programs",
        [OutputFormat.Markdown] = "markdown for a pull request",
        [OutputFormat.Html] = "html for a page to keep",
        [OutputFormat.Sarif] = "sarif for code scanning",
    };

    /// <summary>The option <c>--format</c> with the three formats of every verb, and additional ones.</summary>
    public static Option<OutputFormat> With(params IEnumerable<OutputFormat> more)
    {
        OutputFormat[] formats = [OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown, .. more];
        var option = new Option<OutputFormat>("--format")
        {
            Description = string.Join(", ", formats.Select(format => Uses[format])),
            DefaultValueFactory = _ => OutputFormat.Text,
        };
        option.AcceptOnlyFromAmong(
            StringComparer.OrdinalIgnoreCase, [.. formats.Select(format => format.ToString().ToLowerInvariant())]);
        return option;
    }
}
