using System.Text.Json;

namespace Tests.Review.Verbs;

/// <summary>The guards as a process: what they print where, and how they end.</summary>
public sealed class GuardVerbTests
{
    private const string Harmful = """{"Rules": [{"ID": "tidy", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 30}}]}""";

    [Fact]
    public void A_harmful_rule_ends_with_1_and_is_named()
    {
        var run = Tool(Harmful, "guard", "lifecycle", "-");

        Assert.Equal(
            (1, "error LIFECYCLE_EXPIRES_STATE tidy: current objects expire under checkpoints/, savepoints/, ha/, and an old one can belong to the newest checkpoint; expire noncurrent versions only, or another prefix\n", ""),
            (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void In_json_it_is_a_finding_like_any_other()
    {
        var finding = JsonDocument.Parse(Tool(Harmful, "guard", "lifecycle", "-", "--format", "json").Output).RootElement.GetProperty("findings")[0];

        Assert.Equal(("LIFECYCLE_EXPIRES_STATE", "error", "tidy"), (finding.GetProperty("code").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("where").GetString()));
    }

    [Fact]
    public void A_harmless_preview_ends_with_0()
    {
        var run = Tool("""{"steps": [{"op": "update", "urn": "urn:pulumi:prod::infra::aws:emr/cluster:Cluster::it"}]}""", "guard", "preview", "-");

        Assert.Equal((0, "nothing here takes state away\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public void What_cannot_be_read_ends_with_2()
    {
        Assert.Equal((2, "", "standard input: a preview is JSON\n"), (Tool("?", "guard", "preview", "-") is var run ? (run.ExitCode, run.Output, run.Error) : default));
        Assert.Equal(2, Tool("", "guard", "lifecycle", "/nowhere.json").ExitCode);
    }

    [Fact]
    public void A_longer_outage_asks_for_more_days()
    {
        const string Rule = """{"Rules": [{"ID": "uploads", "Status": "Enabled", "Filter": {}, "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7}}]}""";

        Assert.Equal((0, 1), (Tool(Rule, "guard", "lifecycle", "-").ExitCode, Tool(Rule, "guard", "lifecycle", "-", "--outage-days", "8").ExitCode));
    }

    private static Programs.Finished Tool(string input, params string[] arguments) =>
        Programs.Run("dotnet", input, [Path.Combine(AppContext.BaseDirectory, "Review.dll"), .. arguments]);
}
