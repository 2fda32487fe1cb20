using Review.Model;

namespace Review.Forms.Html;

/// <summary>The size of a job on the cluster, with the arithmetic behind it.</summary>
internal static class FlinkSection
{
    public static HtmlSection? Of(ReviewReport report) => report.Flink is not { } flink
        ? null
        : new("flink", FlinkSize.Title, [Tag.Of("ul", flink.Arithmetic.Select(line => Tag.Of("li", line)))]);
}
