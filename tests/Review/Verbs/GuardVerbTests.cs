using System.Text.Json;

namespace Tests.Review.Verbs;

/// <summary>The output streams and exit codes of the guards.</summary>
public sealed class GuardVerbTests
{
    private const string Harmful =
        """{"Rules": [{"ID": "tidy", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 30}}]}""";

    [Fact]
    public void A_harmful_rule_is_reported_with_exit_code_1()
    {
        var run = Tool.StartWith(Harmful, "guard", "lifecycle", "-");

        Assert.Equal(
            (1, "error LIFECYCLE_EXPIRES_STATE tidy: current objects under checkpoints/, savepoints/, ha/ expire, but the "
                + "newest checkpoint can use an old object; expire noncurrent versions only, or another prefix\n", ""),
            (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void JSON_output_has_the_members_of_a_finding()
    {
        var finding = JsonDocument.Parse(
            Tool.RunWith(Harmful, "guard", "lifecycle", "-", "--format", "json").Output).RootElement.GetProperty("findings")[0];

        Assert.Equal(
            ("LIFECYCLE_EXPIRES_STATE", "error", "tidy"),
            (finding.GetProperty("code").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("where")
            .GetString()));
    }

    [Fact]
    public void A_harmless_preview_gives_exit_code_0()
    {
        var run = Tool.RunWith(
            """{"steps": [{"op": "update", "urn": "urn:pulumi:prod::infra::aws:emr/cluster:Cluster::it"}]}""", "guard",
            "preview", "-");

        Assert.Equal((0, "no change here deletes state\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public void Unreadable_input_gives_exit_code_2()
    {
        Assert.Equal(
            (2, "", "standard input: not JSON: line 1, byte 1: '?' is an invalid start of a value; give what `pulumi preview "
                + "--json` printed\n"),
            (Tool.RunWith("?", "guard", "preview", "-") is var run ? (run.ExitCode, run.Output, run.Error) : default));
        Assert.Equal(2, Tool.RunWith("", "guard", "lifecycle", "/nowhere.json").ExitCode);
    }

    [Fact]
    public void A_longer_outage_requires_more_days()
    {
        const string Rule =
            """{"Rules": [{"ID": "uploads", "Status": "Enabled", "Filter": {}, "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7}}]}""";

        Assert.Equal(
            (0, 1), (Tool.RunWith(Rule, "guard", "lifecycle", "-").ExitCode,
            Tool.RunWith(Rule, "guard", "lifecycle", "-", "--outage-days", "8").ExitCode));
    }
}
