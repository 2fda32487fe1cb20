using Review.Model;

namespace Review.Forms.Html;

/// <summary>The section of resources that cannot be recreated: which changes of other resources replace them.</summary>
internal static class CascadesSection
{
    public static HtmlSection? Of(ReviewReport report) => report.Cascades.Count == 0
        ? null
        : new("cascades", Phrases.CascadesTitle, [.. Phrases.Cascades(report).Select(cascade => Tag.Of(
            "details",
            Tag.Of("summary", cascade.Heading),
            Tag.Of("ul", cascade.Paths.Select(path => Tag.Of("li", path)))))]);
}
