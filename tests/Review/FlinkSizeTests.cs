using System.Net;
using System.Text.Json;
using Review.Forms.Html;
using Review.Forms.Report;
using Review.Model;
using Tests.Review.Delivery;

namespace Tests.Review;

/// <summary>The number of TaskManagers and its calculation in a review.</summary>
public sealed class FlinkSizeTests
{
    [Theory]
    [InlineData("parallelism: 64", 32, "parallelism 64 at 2 slots per TaskManager = 32 TaskManagers")]
    [InlineData("parallelism: 1, slots: 1", 1, "parallelism 1 at 1 slot per TaskManager = 1 TaskManager")]
    [InlineData("parallelism: 65", 33, "parallelism 65 at 2 slots per TaskManager = 33 TaskManagers (32.5 rounded up)")]
    [InlineData(
        "parallelism: 64, taskManagers: 40", 40,
        "parallelism 64 at 2 slots per TaskManager = 32 TaskManagers; infra:emr.flink.taskManagers asks for 40")]
    public async Task A_number_of_TaskManagers_stands_with_its_arithmetic(string flink, int taskManagers, string arithmetic)
    {
        var size = Assert.IsType<FlinkSize>((await With($"{{enabled: true, flink: {{{flink}}}}}")).Flink);

        Assert.Equal(taskManagers, size.TaskManagers);
        Assert.Equal(arithmetic, size.Arithmetic[0]);
    }

    [Fact]
    public async Task Where_the_TaskManagers_run_stands_below()
    {
        var size = Assert.IsType<FlinkSize>(
            (await With("{enabled: true, maxCoreInstances: 20, flink: {parallelism: 64}}")).Flink);

        Assert.Equal(17, size.CoreInstances);
        Assert.Equal(
            "32 TaskManagers of 4096 MB and a JobManager of 2048 MB run on 17 core instances of m7g.xlarge (4 vCPUs, 16384 "
                + "MB); one has room for 2 TaskManagers where it runs nothing else; managed scaling goes up to 20",
            size.Arithmetic[1]);
    }

    [Fact]
    public async Task Every_form_of_a_report_shows_it()
    {
        const string Sum = "parallelism 64 at 2 slots per TaskManager = 32 TaskManagers";
        var report = await With("{enabled: true, flink: {parallelism: 64}}");

        Assert.Contains(Sum, TextReport.Plain(report), StringComparison.Ordinal);
        Assert.Contains($"- {Sum}\n", MarkdownReport.Write(report), StringComparison.Ordinal);
        Assert.Contains($"<li>{Sum}</li>", HtmlReport.Write(report), StringComparison.Ordinal);
        var json = JsonDocument.Parse(JsonReport.Write(report)).RootElement.GetProperty("flink");
        Assert.Equal(
            ["parallelism", "slots", "taskManagers", "coreInstances", "arithmetic"], json.EnumerateObject()
            .Select(member => member.Name));
        Assert.Equal(
            (64, 2, 32),
            (json.GetProperty("parallelism").GetInt32(), json.GetProperty("slots").GetInt32(), json.GetProperty("taskManagers")
            .GetInt32()));
    }

    [Fact]
    public async Task Every_form_of_a_report_shows_what_the_state_costs()
    {
        const string Cost = "together 4332 GB at $0.023 a GB and month = $99.64 a month";
        var report = await With("{enabled: true, flink: {stateMb: 10240}}");

        Assert.Contains(Cost, TextReport.Plain(report), StringComparison.Ordinal);
        Assert.Contains($"- {Cost}", WebUtility.HtmlDecode(MarkdownReport.Write(report)), StringComparison.Ordinal);
        Assert.Contains($"<li>{Cost}", HtmlReport.Write(report), StringComparison.Ordinal);
        var json = JsonDocument.Parse(JsonReport.Write(report)).RootElement.GetProperty("storage");
        Assert.Equal(
            (12m, 4320m, 99.64m, 660),
            (json.GetProperty("currentGb").GetDecimal(), json.GetProperty("noncurrentGb").GetDecimal(),
            json.GetProperty("monthlyCost").GetDecimal(), json.GetProperty("mostSecondsAgain").GetInt32()));
    }

    [Fact]
    public async Task Without_a_known_size_the_cost_is_for_each_GB() =>
        Assert.StartsWith(
            "for each GB of state", (await With("{enabled: true}")).Storage!.Arithmetic[0], StringComparison.Ordinal);

    [Fact]
    public async Task A_stack_without_a_cluster_has_none()
    {
        var report = await Reviews.Of("dev");

        Assert.Null(report.Flink);
        Assert.Null(report.Storage);
        Assert.DoesNotContain(
            FlinkSize.Title, TextReport.Plain(report) + MarkdownReport.Write(report)
            + HtmlReport.Write(report), StringComparison.Ordinal);
    }

    private static Task<ReviewReport> With(string emr) => Delivered.With("dev", $"  infra:emr: {emr}");
}
