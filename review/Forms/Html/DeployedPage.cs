using System.Globalization;
using System.Xml.Linq;
using Review.Deployed;
using Review.Drift;
using Review.Forms.Deployed;
using Review.Forms.Diff;
using Review.Forms.Drift;
using Review.Forms.Pictures;

namespace Review.Forms.Html;

/// <summary>The comparison of a stack with its account as one HTML page: who reaches the stack, and what differs.</summary>
public static class DeployedPage
{
    private const int MostRows = 500;

    public static string Write(DriftReport report) => HtmlPage.Write(
        $"Stack {report.Diff.Stack} in account {report.Account}",
        Header(report),
        [.. Reaching(report), .. DriftForms.Sections(report).Index().Select(one => Section(one.Item, one.Index))]);

    private static XElement Header(DriftReport report) => Tag.Of(
        "header",
        Tag.Of("p", Tag.Class("kicker"), "A stack as its program declares it, and as its account has it"),
        Tag.Of("h1", $"Stack {report.Diff.Stack} in account {report.Account}"),
        HtmlParts.Paragraph(DriftForms.Summary(report)));

    private static IEnumerable<HtmlSection> Reaching(DriftReport report)
    {
        var trees = PathTree.Of(report.Reaching);
        if (trees.Count > 0)
        {
            yield return new(
                "paths", "The paths to the bucket",
                [.. trees.Index().Select(tree => HtmlParts.Figure(
                    PathPicture.Draw(tree.Item, $"paths-{tree.Index.ToString(CultureInfo.InvariantCulture)}"),
                    "Each card has the calls with which its principals reach the next card. A red card is not in the program."))]);
        }

        var ways = report.Reaching.GroupBy(one => (one.Path.Principal, one.Kind, Way: Way(one.Path)))
            .OrderByDescending(way => way.Key.Kind == ReachingKind.Other).ThenByDescending(way => way.Key.Kind).ToArray();
        if (ways.Length > 0)
        {
            yield return new(
                "reaching", "Who reaches the stack",
                HtmlParts.Table(
                    "All users and roles of the account, and callers from outside",
                    ["principal", "is", "can", "calls and statements"],
                    ways.Take(MostRows).Select(way => (IReadOnlyList<object>)
                    [
                        PathPicture.Name(way.Key.Principal),
                        PathPicture.Word(way.Key.Kind),
                        Tag.Of("ul", way.Select(one => Tag.Of("li", one.Path.Goal))),
                        Tag.Of("ol", way.First().Path.Calls.Select(call => Tag.Of("li", PathForms.Words(call)))),
                    ])),
                ways.Length > MostRows
                    ? HtmlParts.Paragraph($"And {ways.Length - MostRows} more; --format json has all.") : null);
        }
    }

    // The goals that a principal reaches by the same statements, in one row.
    private static string Way(AccountPath path) => string.Join('\n', path.Calls.SkipLast(1).Select(PathForms.Words)
        .Concat(path.Calls[^1].By.Select(by => by.ToString())));

    private static HtmlSection Section(DiffSection section, int index) => new(
        $"section-{index.ToString(CultureInfo.InvariantCulture)}",
        $"{section.Title} ({section.Entries.Count.ToString(CultureInfo.InvariantCulture)})",
        Tag.Of("ul", Tag.Class("findings"), section.Entries.Select(entry => Tag.Of(
            "li",
            Tag.Class(section.IsGain && !entry.IsHarmless ? "warning" : ""),
            HtmlParts.Paragraph(SentenceFormat.AsText.Say(entry.Headline)),
            entry.Details.Select(detail => Tag.Of("p", Tag.Class("help"), SentenceFormat.AsText.Say(detail)))))));
}
