using Review.Diff.Resources;
using Review.Forms.Diff;

namespace Tests.Review.Diff;

/// <summary>Changes of resources, in the headline and input by input.</summary>
public sealed class ResourceChangeTests
{
    private const string Instance = "bastion-instance";

    [Fact]
    public void The_headline_tells_added_changed_replaced_and_removed_resources_apart()
    {
        var head = Changed.Of()
            .Add("aws:ssm/parameter:Parameter", "planted", """{"name":"planted","type":"String","value":"x"}""")
            .Input("state-bucket", inputs => inputs["tags"]!["team"] = "streams")
            .Input("bastion-profile", inputs => inputs["path"] = "/another/")
            .Remove("network-s3-endpoint");

        Assert.Contains(
            "1 resource replaced, 1 resource added, 1 resource changed, 1 resource removed",
            DiffText.Write(Changed.Between(Changed.Of(), head)).Split('\n')[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_added_rule_is_no_changed_resource()
    {
        var head = Changed.Of()
            .Add("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "planted",
            """{"securityGroupId":"sg-1","cidrIpv4":"203.0.113.0/24","ipProtocol":"tcp","fromPort":22,"toPort":22}""");

        var text = DiffText.Write(Changed.Between(Changed.Of(), head));
        Assert.Contains("1 resource added", text, StringComparison.Ordinal);
        Assert.DoesNotContain("changed", text.Split('\n')[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, ResourceFate.Replaced)]
    [InlineData(false, ResourceFate.Changed)]
    public void Changed_user_data_replaces_an_instance_with_userDataReplaceOnChange(bool replaceOnChange, ResourceFate fate)
    {
        var (before, after) = (Changed.Of(), Changed.Of());
        foreach (var side in (Changed[])[before, after])
        {
            side.Input(Instance, inputs => inputs["userDataReplaceOnChange"] = replaceOnChange);
        }

        after.Input(Instance, inputs => inputs["userData"] = $"{inputs["userData"]}\necho planted\n");

        var change = Assert.Single(Changed.Between(before, after).Resources);
        Assert.Equal(fate, change.How);
        Assert.Equal(
            fate == ResourceFate.Replaced,
            change.Reason?.StartsWith("userData cannot be changed in place", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void A_changed_script_is_shown_by_the_lines_that_differ()
    {
        var before = Changed.Of().Input(Instance, inputs => inputs["userData"] = "#!/bin/bash\nset -e\numask 022\nrun\n");
        var after = Changed.Of()
            .Input(Instance, inputs => inputs["userData"] = "#!/bin/bash\nset -e\numask 077\nrun\necho done\n");

        var property = Assert.Single(Assert.Single(Changed.Between(before, after).Resources).Properties);
        Assert.Equal(["line 3 removed: umask 022", "line 3 added: umask 077", "line 5 added: echo done"], property.InWords);
        Assert.DoesNotContain("set -e", DiffText.Write(Changed.Between(before, after)), StringComparison.Ordinal);
    }
}
