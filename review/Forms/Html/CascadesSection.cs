using Review.Model;

namespace Review.Forms.Html;

/// <summary>The resources that cannot be made again, and what replaces them besides their own changes.</summary>
internal static class CascadesSection
{
    public static HtmlSection? Of(ReviewReport report) => report.Cascades.Count == 0
        ? null
        : new("cascades", Phrases.CascadesTitle, [.. Phrases.Cascades(report).Select(cascade => Tag.Of(
            "details",
            Tag.Of("summary", cascade.Heading),
            Tag.Of("ul", cascade.Paths.Select(path => Tag.Of("li", path)))))]);
}
