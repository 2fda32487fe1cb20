using System.Globalization;
using System.Xml.Linq;
using Review.Forms.Report;
using Review.Model;

namespace Review.Forms.Html;

/// <summary>
/// The access section: a table with a column for each principal and a row for each intent. Each answer has the number of its
/// reason.
/// </summary>
internal static class AccessSection
{
    private const string Caption =
        "yes: allowed. no: denied, whatever else is allowed. –: nothing allows it. The numbers are those of the reasons below.";

    public static HtmlSection? Of(ReviewReport report)
    {
        if (report.Access.Count == 0)
        {
            return null;
        }

        var principals = report.Access.Select(row => row.Principal).Distinct().ToArray();
        var reasons = report.Access.Select(row => row.Because).Distinct().Index().ToDictionary(
            reason => reason.Item, reason => reason.Index + 1);
        return new(
            "access",
            "Who may do what",
            HtmlParts.Scrolling("Who may do what", Tag.Of(
                "table",
                Tag.Class("matrix"),
                Tag.Of("caption", Caption),
                Tag.Of("thead",
                    Tag.Of("tr", HtmlParts.Column("what"), principals.Select(principal => Column(principal, report.Stack)))),
                report.Access.GroupBy(Matrix.Resource).Select(resource => Body(resource, principals, report.Stack, reasons)))),
            Tag.Of("h3", "Reasons"),
            Tag.Of(
                "ol",
                Tag.Class("reasons"),
                reasons.OrderBy(pair => pair.Value).Select(pair => Tag.Of("li", Tag.Is("id", Anchor(pair.Value)), pair.Key))));
    }

    private static XElement Column(string principal, string stack) =>
        Tag.Of("th", Tag.Is("scope", "col"), Tag.Is("title", principal), Matrix.Short(principal, stack));

    private static XElement Body(
        IGrouping<string, AccessRow> resource, string[] principals, string stack, Dictionary<string, int> reasons) => Tag.Of(
        "tbody",
        Tag.Of(
            "tr",
            Tag.Class("group"),
            Tag.Of("th", Tag.Is("scope", "rowgroup"), Tag.Is("colspan", Text(principals.Length + 1)),
            Tag.Of("span", resource.Key))),
        resource.GroupBy(row => (row.Intent, row.Action, row.Resource, row.When)).Select(intent => Tag.Of(
            "tr",
            Tag.Of("th", Tag.Is("scope", "row"), Tag.Is("title", What(intent.First())), intent.Key.Intent),
            principals.Select(
                principal =>
                Cell(Matrix.Short(principal, stack), intent.FirstOrDefault(row => row.Principal == principal), reasons)))));

    private static string What(AccessRow row) =>
        $"{string.Join(", ", row.Also.Prepend(row.Action))} on {row.Resource}{(row.When.Length > 0 ? $" ({row.When})" : "")}";

    private static XElement Cell(string principal, AccessRow? row, Dictionary<string, int> reasons)
    {
        if (row is null)
        {
            return Tag.Of("td", HtmlParts.Label(principal), "");
        }

        var number = reasons[row.Because];
        var (word, style) = Matrix.Mark(
            row.Decision) switch
        { "yes" => ("yes", "yes"), "no" => ("no", "no"), _ => ("–", "unmet") };
        // Only an allowed answer is a link: with hundreds of links, keyboard navigation would be too slow.
        var why = style == "yes"
            ? Tag.Of("a", Tag.Class("why"), Tag.Is("href", $"#{Anchor(number)}"), Tag.Is("aria-label", $"reason {number}"),
                Text(number))
            : Tag.Of("span", Tag.Class("why"), Text(number));
        return Tag.Of(
            "td", HtmlParts.Label(principal), Tag.Is("title", row.Because), Tag.Of("span", Tag.Class(style), word), why);
    }

    private static string Anchor(int reason) => $"reason-{Text(reason)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
