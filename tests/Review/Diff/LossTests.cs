using System.Text.Json.Nodes;
using Review;
using Review.Diff;
using Review.Diff.Resources;

namespace Tests.Review.Diff;

/// <summary>Data that a replacement or removal would lose, and removed protections against it.</summary>
public sealed class LossTests
{
    [Fact]
    public void A_renamed_bucket_is_replaced_and_nobodys_access_changes()
    {
        var diff = Changed.Between(Changed.Of(), Changed.Of().Replace("infra-dev-state-1c252d20", "other-state-bucket"));

        var loss = Assert.Single(diff.Losses);
        Assert.Equal(("state-bucket", ResourceFate.Replaced, false), (loss.Name, loss.How, loss.IsConfirmed));
        Assert.Contains("every object, such as a checkpoint, stays in the old one", loss.What, StringComparison.Ordinal);
        Assert.Equal(0, diff.Broadenings + diff.Undecided + diff.AccessLost.Count);
        Assert.Equal(ExitCode.Finding, diff.ExitCode(FailOn.Replacement));
        Assert.Equal(ExitCode.Success, diff.ExitCode(FailOn.Broadening));
    }

    [Fact]
    public void A_replacement_that_the_settings_confirm_stops_nothing()
    {
        var head = Changed.Of().Replace("infra-dev-state-1c252d20", "other-state-bucket")
            .Set("infra:confirmed", JsonNode.Parse("""{"replacements":["state-bucket"]}""")!);
        var diff = Changed.Between(Changed.Of(), head);

        Assert.True(Assert.Single(diff.Losses).IsConfirmed);
        Assert.Equal(ExitCode.Success, diff.ExitCode(FailOn.Replacement));
    }

    [Theory]
    [InlineData("state-bucket", "is removed")]
    [InlineData("upload-user", "its access keys are deleted")]
    [InlineData("state-key", "the data that the old key encrypted")]
    public void A_removal_that_loses_something_is_an_error(string resource, string says)
    {
        var diff = Changed.Between(Changed.Of(), Changed.Of().Remove(resource));

        Assert.Contains(diff.Losses, loss => loss.Name == resource && loss.What.Contains(says, StringComparison.Ordinal));
        Assert.Equal(ExitCode.Finding, diff.ExitCode(FailOn.Replacement));
    }

    [Fact]
    public void A_key_that_the_program_calls_otherwise_is_replaced()
    {
        var diff = Changed.Between(
            Changed.Of(), Changed.Of().Replace("::state-key\"", "::flink-key\"")
            .Replace("\"name\":\"state-key\"", "\"name\":\"flink-key\""));

        Assert.Equal("flink-key", Assert.Single(diff.Losses).Name);
        Assert.Empty(diff.AccessGained);
    }

    [Theory]
    [InlineData("prod", "state-bucket", "protect", "is no longer protected")]
    [InlineData("prod", "state-key", "retainOnDelete", "is no longer retained")]
    public void An_option_that_kept_it_is_named_when_it_goes(string stack, string resource, string option, string says)
    {
        var diff = Changed.Between(Changed.Of(stack), Changed.Of(stack).Option(resource, option, false));

        Assert.Contains(
            diff.SettingsLoosened, guard => guard.Resource == resource && guard.Message.Contains(says, StringComparison.Ordinal));
        Assert.Equal(ExitCode.Finding, diff.ExitCode(FailOn.Replacement));
    }

    [Fact]
    public void Less_protection_is_named()
    {
        var head = Changed.Of("prod")
            .Input("state-versioning", inputs => inputs["versioningConfiguration"]!["status"] = "Suspended")
            .Input("state-key", inputs => inputs["deletionWindowInDays"] = 7)
            .Input("state-bucket", inputs => inputs["forceDestroy"] = true)
            .Input("state-lifecycle", inputs => inputs["rules"]![0]!["noncurrentVersionExpiration"]!["noncurrentDays"] = 1)
            .Remove("network-flow-log-log");
        var diff = Changed.Between(Changed.Of("prod"), head);

        Assert.Equal(
            ["network-flow-log-log", "state-bucket", "state-key", "state-lifecycle", "state-versioning"],
            diff.SettingsLoosened.Select(guard => guard.Resource).Order());
        Assert.Equal(5, diff.Unconfirmed);
    }

    [Fact]
    public void Savepoints_that_go_sooner_are_named_though_checkpoints_go_sooner_still()
    {
        var diff = Changed.Between(Changed.Of("prod"), Changed.Of("prod").Input("state-lifecycle", inputs =>
            inputs["rules"]!.AsArray().Add(
                JsonNode.Parse(
                    """{"id": "a", "status": "Enabled", "filter": {"prefix": "savepoints/"}, "noncurrentVersionExpiration": {"noncurrentDays": 10}}"""))));

        Assert.Equal(["state-lifecycle"], diff.SettingsLoosened.Select(guard => guard.Resource));
    }

    [Fact]
    public void More_protection_is_none_of_it()
    {
        var (weaker, stronger) =
            (Changed.Of().Input("state-key", inputs => inputs["deletionWindowInDays"] = 7), Changed.Of()
            .Input("state-key", inputs => inputs["deletionWindowInDays"] = 30));

        Assert.Empty(Changed.Between(weaker, stronger).SettingsLoosened);
        Assert.NotEmpty(Changed.Between(stronger, weaker).SettingsLoosened);
    }

    [Fact]
    public void A_stack_that_was_not_there_is_all_new()
    {
        var diff = StackDiff.Of(null, Changed.Of().Report, global::Review.Diff.Access.SourceLines.None);

        Assert.True(diff.IsNew);
        Assert.All(diff.Resources, resource => Assert.Equal(ResourceFate.Added, resource.How));
        Assert.Contains(
            diff.AccessGained, change => change.Who == "user infra-dev-uploader" && change.On == "role infra-dev-upload");
        Assert.Contains(diff.ReachGained, change => change is { To: "bastion-group", Ports: "22" });
        Assert.Empty(diff.AccessLost);
    }
}
