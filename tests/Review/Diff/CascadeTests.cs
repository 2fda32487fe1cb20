using System.Text.Json.Nodes;
using Review;
using Review.Diff;
using Review.Diff.Resources;
using Review.Diff.Settings;
using Review.Forms.Diff;

namespace Tests.Review.Diff;

/// <summary>The resources that a change replaces in addition to the changed one, and the options that decide this.</summary>
public sealed class CascadeTests
{
    [Fact]
    public void A_lost_bastion_is_named_with_the_path_that_leads_to_it()
    {
        var diff = Changed.Between(
            Changed.Of(), Changed.Of().Input("bastion-key", inputs => inputs["publicKey"] = "ssh-ed25519 AAAA other"));

        var loss = Assert.Single(diff.Losses);
        Assert.Equal(("bastion-instance", ResourceFate.Replaced), (loss.Name, loss.How));
        Assert.Contains("bastion-key → bastion-instance (keyName)", loss.What, StringComparison.Ordinal);
        Assert.Contains("the old one is deleted before the new one is created", loss.What, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Finding, diff.ExitCode(FailOn.Replacement));
    }

    [Fact]
    public void Another_network_replaces_what_is_in_it()
    {
        var diff = Changed.Between(
            Changed.Of(), Changed.Of().Input("network-vpc", inputs => inputs["cidrBlock"] = "10.21.0.0/16"));

        Assert.Contains(
            "network-vpc → network-public-1 (vpcId) → bastion-instance (subnetId)",
            diff.Resources.Single(change => change.Name == "bastion-instance").Reason, StringComparison.Ordinal);
        Assert.Contains(diff.Losses, loss => loss.Name == "bastion-instance");
    }

    [Fact]
    public void A_user_that_is_made_again_changes_the_role_in_place()
    {
        var (before, after) = (Changed.Of("prod"), Changed.Of("prod").Replace("AIDAEM63RFFFZREXAMPLE", "AIDAAAAAAAAAAAEXAMPLE"));

        // A review has fixed ids, so the test sets the trust policy in the form that the program writes.
        after.Statement(
            "upload-role", "UploaderMayAssumeTheRole", statement => statement["Sid"] = "UploaderMayAssumeTheRoleAIDAX");
        var role = Assert.Single(Changed.Between(before, after).Resources, change => change.Name == "upload-role");

        Assert.Equal(ResourceFate.Changed, role.How);
        Assert.Empty(Changed.Between(before, after).Losses);
    }

    [Fact]
    public void A_replacement_that_the_engine_refuses_says_so()
    {
        var diff = Changed.Between(
            Changed.Of("prod"), Changed.Of("prod").Input("state-bucket", inputs => inputs["objectLockEnabled"] = true));

        Assert.Contains(
            "this update fails: it is protected", Assert.Single(diff.Losses, loss => loss.Name == "state-bucket").What,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_that_is_replaced_while_the_bastion_has_it_fails()
    {
        var diff = Changed.Between(
            Changed.Of(), Changed.Of().Input("bastion-group", inputs => inputs["description"] = "another"));

        Assert.Contains(
            diff.Resources.Single(change => change.Name == "bastion-group").Notes,
            note => note.Contains("bastion-instance has the group", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_that_the_engine_ignores_is_no_change()
    {
        var diff = Changed.Between(
            Changed.Of(), Changed.Of().Input("bastion-instance", inputs => inputs["ami"] = "ami-0fedcba9876543210"));

        Assert.Equal(ResourceFate.Ignored, Assert.Single(diff.Resources).How);
        Assert.Empty(diff.Losses);
        Assert.Contains("which the engine ignores", DiffText.Write(diff), StringComparison.Ordinal);
    }

    [Fact]
    public void An_ignored_value_comes_with_a_replacement_for_another_reason()
    {
        var diff = Changed.Between(
            Changed.Of(),
            Changed.Of().Input("bastion-instance", inputs =>
            {
                inputs["ami"] = "ami-0fedcba9876543210";
                inputs["userData"] = "other";
            }));

        Assert.DoesNotContain("ignores", DiffText.Write(diff), StringComparison.Ordinal);
        Assert.Equal("bastion-instance", Assert.Single(diff.Losses).Name);
    }

    [Fact]
    public void Dropping_ignoreChanges_of_the_image_is_told_as_what_it_is()
    {
        var diff = Changed.Between(
            Changed.Of(), Changed.Of().Options("bastion-instance", options => options["ignoreChanges"] = new JsonArray()));

        var change = Assert.Single(diff.SettingsLoosened);
        Assert.Equal(
            ("bastion-instance", SettingKind.Protection,
            "no longer ignores changes of ami: the next update replaces it if the program's value is another than the deployed "
                + "one, "
                + "such as a newer image"),
            (change.Resource, change.Kind, change.Message));
        Assert.Equal("(option) ignoreChanges", Assert.Single(Assert.Single(diff.Resources).Properties).Path);
    }

    [Theory]
    [InlineData("upload-key", "additionalSecretOutputs", "[]", "the output secret is no longer a secret")]
    [InlineData("upload-role", "replaceOnChanges", """["tags.owner"]""", "is replaced from now on when tags.owner changes")]
    public void An_option_that_gives_something_away_is_named(string resource, string option, string value, string says)
    {
        var diff = Changed.Between(
            Changed.Of(), Changed.Of().Options(resource, options => options[option] = JsonNode.Parse(value)));

        Assert.Contains(
            diff.SettingsLoosened,
            change => change.Resource == resource && change.Message.StartsWith(says, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("deleteBeforeReplace", "true")]
    [InlineData("aliases", """["urn:pulumi:dev::infra::aws:iam/user:User::old"]""")]
    [InlineData("import", "\"someone\"")]
    [InlineData("customTimeouts", """{"create":1800,"update":null,"delete":null}""")]
    [InlineData("dependsOn", """["urn:pulumi:dev::infra::aws:iam/user:User::other"]""")]
    [InlineData("deletedWith", "\"urn:pulumi:dev::infra::aws:iam/user:User::other\"")]
    public void Every_option_is_compared(string option, string value)
    {
        var diff = Changed.Between(
            Changed.Of(), Changed.Of().Options("upload-user", options => options[option] = JsonNode.Parse(value)));

        Assert.Equal($"(option) {option}", Assert.Single(Assert.Single(diff.Resources).Properties).Path);
    }

    [Fact]
    public void A_report_of_an_earlier_version_has_no_options_to_compare()
    {
        var before = Changed.Of().Options("bastion-instance", options =>
        {
            string[] early = ["protect", "retainOnDelete", "dependsOn"];
            foreach (var name in options.Select(option => option.Key).Except(early).ToArray())
            {
                options.Remove(name);
            }
        });

        Assert.True(Changed.Between(before, Changed.Of()).IsNothing);
    }

    [Fact]
    public void An_alias_makes_a_renamed_resource_the_same()
    {
        const string Old = "urn:pulumi:dev::infra::infra:components:StateBucket$aws:kms/key:Key::state-key";
        var renamed = Changed.Of().Replace("::state-key\"", "::flink-key\"")
            .Replace("\"name\":\"state-key\"", "\"name\":\"flink-key\"")
            .Options("flink-key", options => options["aliases"] = new JsonArray(Old));
        var diff = Changed.Between(Changed.Of(), renamed);

        Assert.Empty(diff.Losses);
        Assert.Equal(ResourceFate.Changed, Assert.Single(diff.Resources).How);
    }
}
