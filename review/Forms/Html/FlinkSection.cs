using Review.Model;

namespace Review.Forms.Html;

/// <summary>The Flink section: the size of a job on the cluster and of its state in the bucket, with the calculation.</summary>
internal static class FlinkSection
{
    public static HtmlSection? Of(ReviewReport report) => Of("flink", FlinkSize.Title, report.Flink?.Arithmetic);

    public static HtmlSection? Storage(ReviewReport report) => Of("storage", StateStorage.Title, report.Storage?.Arithmetic);

    private static HtmlSection? Of(string id, string title, IReadOnlyList<string>? arithmetic) =>
        arithmetic is null ? null : new(id, title, [Tag.Of("ul", arithmetic.Select(line => Tag.Of("li", line)))]);
}
