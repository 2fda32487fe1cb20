using System.Text.RegularExpressions;
using Markdig;

namespace Tests.Workflows;

/// <summary>Markdown as rendered by a CommonMark parser with GitHub's extensions, including raw HTML.</summary>
internal static partial class RenderedMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseAutoLinks().UsePipeTables().UseTaskLists().UseEmphasisExtras().UseFootnotes().UseAlertBlocks().Build();

    /// <summary>The tags of all elements, with their attributes: <c>details open=""</c>.</summary>
    public static IReadOnlyList<string> Tags(string markdown) =>
        [.. OpenTag().Matches(Markdown.ToHtml(markdown, Pipeline)).Select(tag => tag.Groups[1].Value.Trim()).Distinct()
            .Order(StringComparer.Ordinal)];

    /// <summary>The visible text: without tags, and with each character reference replaced by its character.</summary>
    public static string Text(string markdown) =>
        System.Net.WebUtility.HtmlDecode(AnyTag().Replace(Markdown.ToHtml(markdown, Pipeline), ""));

    [GeneratedRegex("<([a-zA-Z!?][^>]*)>")]
    private static partial Regex OpenTag();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex AnyTag();
}
