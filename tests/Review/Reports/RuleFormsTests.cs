using System.Text.Json.Nodes;
using Review.Model;
using Review.Reports;
using Review.Stacks;
using Tests.Review.Theorems;

namespace Tests.Review.Reports;

/// <summary>A rule inside a group appears in every part of a report like a separate resource.</summary>
[Collection("Pulumi")]
public sealed class RuleFormsTests
{
    [Fact]
    public async Task A_rule_inside_a_group_is_in_the_table_and_breaks_the_theorem()
    {
        var report = await With(
            """[{"protocol":"tcp","fromPort":22,"toPort":22,"cidrBlocks":["0.0.0.0/0"],"description":"anyone"}]""");

        Assert.Contains(new NetworkRow("0.0.0.0/0", "emr-core-group", "tcp", "22", "Allowed", "anyone"), report.Network);
        Assert.DoesNotContain(report.Network, row => row is { From: "internet (IPv4)", To: "emr-core-group", Port: "22" });
        Assert.Contains(
            report.Findings, finding => finding.Code == "THEOREM_BROKEN"
            && finding.Message.Contains("0.0.0.0/0 opens tcp 22 on emr-core-group", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""[{"protocol":"tcp","fromPort":22,"toPort":22,"cidrBlocks":["anywhere"]}]""", "ingress[0].cidrBlocks")]
    [InlineData("\"any\"", "ingress")]
    public async Task A_rule_that_cannot_be_read_is_an_error(string rules, string where)
    {
        var report = await With(rules);

        var finding = Assert.Single(report.Findings, finding => finding.Code == "RULE_UNREAD");
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.EndsWith($"::emr-core-group {where}", finding.Where, StringComparison.Ordinal);
        Assert.Contains(report.Findings, finding => finding.Code == "THEOREM_UNDECIDED");
    }

    private static async Task<ReviewReport> With(string ingress)
    {
        var report = (await Given.Stack("prod")).WithInput("emr-core-group", $$"""{"ingress":{{ingress}}}""");
        var settings = report.Settings.ToDictionary(
            setting => setting.Key, setting =>
            setting.Value is JsonValue value ? value.ToString() : setting.Value!.ToJsonString());
        return ReportBuilder.Build(
            new StackConfiguration("infra", "prod", settings, new HashSet<string>(), new Dictionary<string, string>(), []),
            [],
            new StackProgramResult("prod", report.Resources, report.Outputs));
    }
}
