using System.Text.Json.Nodes;
using System.Xml.Linq;
using Review.Forms.Html;
using Review.Forms.Report;
using Review.Model;

namespace Tests.Review.Forms.Html;

/// <summary>The required and forbidden content of the page.</summary>
public sealed class HtmlReportTests
{
    public static TheoryData<string> Stacks => ["dev", "prod", "four-zones-no-nat-emr"];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Everything_that_the_report_says_is_in_the_page(string stack)
    {
        var report = await Variants.Of(stack);
        var page = new Page(report);

        Assert.Equal($"Stack {report.Stack}", page.All("h1").Single().Value);
        Assert.Equal(
            report.Resources.Select(resource => resource.Name), page.Section("resources").Descendants("summary")
            .Select(summary => summary.Element("strong")!.Value));
        Assert.Equal(
            report.Documents.Select(document => JsonReport.Write(document.Policy)), page.Section("documents").Descendants("pre")
            .Select(text => text.Value));
        Assert.All(report.Documents.Zip(page.Section("documents").Descendants("summary")), pair =>
            Assert.Contains(
                pair.First.Urn[(pair.First.Urn.LastIndexOf(':') + 1)..], pair.Second.Value, StringComparison.Ordinal));
        Assert.Equal(report.Findings.Count, page.Section("findings").Descendants("li").Count());
        Assert.All(report.Findings, finding => Assert.Contains(page.Section("findings").Descendants("li"), item =>
            item.Value.Contains(finding.Code, StringComparison.Ordinal)
                && item.Value.Contains(finding.Message, StringComparison.Ordinal)
                && item.Value.Contains(finding.Help, StringComparison.Ordinal)));
        Assert.Equal(report.Theorems.Count, page.Section("theorems").Descendants("ul").First().Elements("li").Count());
        Assert.All(report.Theorems, theorem => Assert.Contains(page.Section("theorems").Descendants("li"), item =>
            item.Value.StartsWith($"{theorem.Outcome.ToString().ToLowerInvariant()} {theorem.Name}", StringComparison.Ordinal)));
        // An assumption of several theorems is below them, with the keys of all.
        Assert.All(report.Theorems.SelectMany(theorem => theorem.Assumptions), assumption =>
            Assert.Contains(assumption.Split(": ")[^1], page.Section("theorems").Value, StringComparison.Ordinal));
        Assert.Equal(
            report.Network.Where(row => row.Decision == "Allowed")
                .Select(row => string.Join('|', row.From, row.To, row.Protocol, row.Port, row.Because)),
            page.Table("reach", "What opens it").Select(row => string.Join('|', row)));
        Assert.Equal(
            report.Settings.Select(setting => setting.Key), page.Table("settings", "Settings as the program sees them")
            .Select(row => row[0]));
        Assert.All(report.Outputs.Where(output => output.Value is JsonValue), output =>
            Assert.Contains(
                page.Section("outputs").Descendants("pre"), value => value.Value == output.Value!.ToString().TrimEnd('\n')));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_decision_is_in_the_matrix_with_its_reason(string stack)
    {
        var report = await Variants.Of(stack);
        var section = new Page(report).Section("access");
        var reasons = section.Descendants("ol").Single().Elements("li").Select(reason => reason.Value).ToArray();
        var principals = report.Access.Select(row => row.Principal).Distinct().Count();
        var cells = section.Descendants("td").ToArray();

        Assert.Equal(report.Access.Count, cells.Length);
        Assert.Equal(reasons.Distinct(), reasons);
        foreach (var (row, cell) in report.Access.GroupBy(row => (row.Resource, row.Intent, row.Action))
            .SelectMany(intent => intent).Zip(cells))
        {
            var parts = cell.Elements().ToArray();
            Assert.Equal(row.Decision switch { "Allowed" => "yes", "ExplicitlyDenied" => "no", _ => "–" }, parts[0].Value);
            Assert.Equal(row.Because, reasons[int.Parse(parts[1].Value, System.Globalization.CultureInfo.InvariantCulture) - 1]);
        }

        Assert.All(section.Descendants("tr").Where(row => row.Elements("td").Any()), row =>
            Assert.Equal(principals, row.Elements("td").Count()));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Nothing_is_fetched_and_nothing_runs(string stack)
    {
        var page = new Page(await Variants.Of(stack));

        Assert.DoesNotContain(
            page.Root.DescendantsAndSelf(), element => element.Name.LocalName is "script" or "link" or "img" or "iframe"
            or "object" or "embed" or "image" or "use" or "form" or "base");
        Assert.DoesNotContain(
            page.Root.DescendantsAndSelf()
            .Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)
            || attribute.Name.LocalName is "src" or "srcset" or "action");
        Assert.DoesNotMatch(@"url\(|@import|expression|[<>&]", page.All("style").Single().Value);
        Assert.Contains(
            "default-src 'none'", page.All("meta")
            .Single(meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy")
            .Attribute("content")!.Value, StringComparison.Ordinal);

        var ids = page.Root.DescendantsAndSelf().Attributes("id").Select(id => id.Value).ToArray();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.Root.DescendantsAndSelf().Attributes("href"), link =>
            Assert.Contains(link.Value, ids.Select(id => $"#{id}")));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task It_can_be_heard_and_reached_with_a_keyboard(string stack)
    {
        var page = new Page(await Variants.Of(stack));

        Assert.Equal("en", (string?)page.Root.Attribute("lang"));
        Assert.Single(page.All("main"));
        Assert.Single(page.All("nav"));
        Assert.Single(page.Root.Element("body")!.Elements("header"));
        Assert.Equal(
            page.All("section").Attributes("id").Select(id => $"#{id.Value}"), page.All("nav").Single().Descendants("a")
            .Attributes("href").Select(link => link.Value));
        Assert.All(page.All("section"), section =>
            Assert.Equal((string?)section.Attribute("aria-labelledby"), (string?)section.Element("h2")!.Attribute("id")));
        Assert.All(page.All("th"), heading =>
            Assert.Contains((string?)heading.Attribute("scope"), (string[])["col", "row", "rowgroup"]));
        Assert.All(page.All("table"), table => Assert.NotEmpty(table.Element("caption")!.Value));
        Assert.All(page.All("table"), table => Assert.Equal("0", (string?)table.Parent!.Attribute("tabindex")));
        Assert.Equal(3, page.All("svg").Count());
        Assert.All(page.All("svg"), picture =>
            Assert.Equal(
                $"{(string?)picture.Element("title")!.Attribute("id")} {(string?)picture.Element("desc")!.Attribute("id")}",
                (string?)picture.Attribute("aria-labelledby")));
        Assert.All(page.All("svg"), picture => Assert.True(picture.Element("desc")!.Value.Length > 40));
    }

    [Fact]
    public async Task An_element_without_content_has_an_end_tag_where_html_wants_one()
    {
        // A browser reads <td /> as a start tag; <path /> inside <svg> is complete.
        Assert.DoesNotMatch("<(?!meta|br|hr|rect|path)[a-z0-9]+[^>]*/>", new Page(await Variants.Of("dev")).Source);
        Assert.Matches("<td></td>", Tag.Of("td").ToString());
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task The_same_stack_gives_the_same_page(string stack) =>
        Assert.Equal(HtmlReport.Write(await Variants.Of(stack)), HtmlReport.Write(await Variants.Again(stack)));

    [Fact]
    public async Task A_refuted_theorem_comes_first_with_its_example()
    {
        TheoremRow[] theorems =
        [
            new("first", TheoremOutcome.Proved, null, null, ["the account is closed"], 1),
            new("second", TheoremOutcome.Unknown, null, "too many steps", [], 1),
            new("third", TheoremOutcome.Refuted, "anonymous reads", null, [], 1),
        ];
        var items = new Page((await Variants.Of("dev")) with { Theorems = theorems }).Section("theorems").Descendants("li");

        Assert.Equal(
            ["refuted thirdexample: anonymous reads", "unknown secondbecause: too many steps",
            "proved firstassuming: the account is closed"], items.Select(item => item.Value));
    }

    [Fact]
    public async Task A_shared_assumption_is_printed_once_in_every_form()
    {
        TheoremRow[] theorems =
        [
            new("first", TheoremOutcome.Proved, null, null,
                ["the account is closed", "aws:SourceIp: one value at most", "only this: it rains"], 1),
            new("second", TheoremOutcome.Proved, null, null,
                ["the account is closed", "s3:prefix, aws:SourceIp: one value at most"], 1),
        ];
        var report = (await Variants.Of("dev")) with { Theorems = theorems };

        Assert.Equal(
            ["proved firstassuming: only this: it rains", "proved second", "the account is closed",
                "aws:SourceIp, s3:prefix: one value at most"],
            new Page(report).Section("theorems").Descendants("li").Select(item => item.Value));
        Assert.Contains(
            "proved first\n  assuming: only this: it rains\nproved second\nWhat several theorems assume:\n  "
                + "the account is closed\n  aws:SourceIp, s3:prefix: one value at most\n",
            TextReport.Plain(report),
            StringComparison.Ordinal);
        Assert.Contains(
            "\nWhat several theorems assume:\n\n- the account is closed\n- aws:SourceIp, s3:prefix: one value at most\n",
            MarkdownReport.Write(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_findings_the_output_says_that_there_are_none() =>
        Assert.Contains(
            "No findings.", new Page((await Variants.Of("dev")) with { Findings = [] })
            .Section("findings").Value, StringComparison.Ordinal);

    [Fact]
    public void A_stack_that_declares_next_to_nothing_has_a_page()
    {
        var root = new ReportedResource(
            "urn:pulumi:bare::infra::pulumi:pulumi:Stack::bare", "pulumi:pulumi:Stack", "bare", null, null, [], [],
            new(false, false, []));
        var page = new Page(new("bare", [], [root], [], [], [], [], []));

        Assert.Equal(["findings", "resources"], page.All("section").Attributes("id").Select(id => id.Value));
    }
}
