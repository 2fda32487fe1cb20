using System.Text.RegularExpressions;
using Review.Access;
using Review.Forms.Pictures;
using Review.Forms.Report;
using Review.Model.Network;
using Review.Reach;
using Tests.Review.Forms.Html;

namespace Tests.Review.Forms.Pictures;

public sealed partial class MermaidTests
{
    [Theory]
    [InlineData("plain words 1.2.3.0/24", "plain words 1.2.3.0/24")]
    [InlineData("<b>\"x\"</b>", "#60;b#62;#34;x#34;#60;/b#62;")]
    [InlineData("- no list", "#45; no list")]
    [InlineData("a`b#c;d\ne", "a#96;b#35;c#59;d#10;e")]
    public void Signs_in_labels_are_character_codes(string text, string label) => Assert.Equal(label, Mermaid.Label(text));

    [Theory]
    [InlineData("dev")]
    [InlineData("four-zones-no-nat-emr")]
    public async Task Diagrams_consist_of_numbered_nodes_and_quoted_labels_alone(string stack)
    {
        var report = await Variants.Of(stack);
        string[] diagrams = [
            .. NetworkTopology.Of(report)
            .Select(Mermaid.Write), Mermaid.Write(AllowedFlows.Of(report)), Mermaid.Write(TrustGraph.Of(report))];

        Assert.Equal(3, diagrams.Length);
        Assert.All(diagrams.SelectMany(diagram => diagram.TrimEnd('\n').Split('\n')), line => Assert.Matches(Line(), line));
    }

    [Fact]
    public async Task Every_rule_is_an_arrow()
    {
        var flows = AllowedFlows.Of(await Variants.Of("six-zones-one-nat-emr"));

        Assert.Equal(flows.Rows.Count, Mermaid.Write(flows).Split("->>").Length - 1);
    }

    [Fact]
    public async Task No_output_can_end_its_block()
    {
        var report = await Reviews.Of("dev");
        var outputs = report.Outputs.DeepClone().AsObject();
        outputs["planted"] = "before\n```\n# not a heading\n````\n";

        Assert.Contains(
            "\n`````text\nbefore\n```\n# not a heading\n````\n`````\n", MarkdownReport.Write(report with { Outputs = outputs }),
            StringComparison.Ordinal);
    }

    [GeneratedRegex(
        """^ *(flowchart (TB|LR)|sequenceDiagram|end|(subgraph )?[a-z]+\d*(\[/?"[^"]*"\\?\]|\(\["[^"]*"\]\))|box transparent security groups inside the VPC|participant at\d+ as [^"]+|at\d+->>at\d+: [^"]+|[a-z]+\d* (-->|-\.->|<-->)(\|"[^"]*"\|)? [a-z]+\d*)$""")]
    private static partial Regex Line();
}
