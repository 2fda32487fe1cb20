using System.Text.Json.Nodes;
using Review.Model;
using Review.Updates;

namespace Tests.Review.Updates;

/// <summary>The order of steps in Pulumi's step generator.</summary>
public sealed class ReplacementsTests
{
    private static readonly ReportedResource Key = Of(ResourceTypes.KeyPair, "key", """{"keyName":"k","publicKey":"x"}""");

    private static readonly ReportedResource Cluster = Of(
        ResourceTypes.EmrCluster, "cluster", """{"name":"c","ec2Attributes":{"keyName":"k"}}""", ("ec2Attributes", "key"));

    [Fact]
    public void A_resource_with_a_fixed_name_is_deleted_first_and_takes_its_dependents_with_it()
    {
        var replaced = Replace([Key, Cluster], "key");

        Assert.True(replaced["key"].DeletesFirst);
        Assert.Equal("key → cluster (ec2Attributes)", replaced["cluster"].PathText);
        Assert.True(replaced["cluster"].DeletesFirst);
        Assert.All(replaced.Values, replacement => Assert.Empty(replacement.Obstacles));
    }

    [Fact]
    public void A_resource_without_a_name_is_created_first()
    {
        var instance = Of(ResourceTypes.Instance, "instance", "{}");
        var address = Of(ResourceTypes.Eip, "address", """{"instance":"i-1"}""", ("instance", "instance"));
        var replaced = Replace([instance, address], "instance");

        Assert.False(Assert.Single(replaced).Value.DeletesFirst);
    }

    [Fact]
    public void The_replacement_goes_on_through_inputs_that_cannot_change_in_place()
    {
        var vpc = Of(ResourceTypes.Vpc, "vpc", """{"cidrBlock":"10.0.0.0/16"}""");
        var subnet = Of(ResourceTypes.Subnet, "subnet", """{"vpcId":"vpc-1"}""", ("vpcId", "vpc"));
        var instance = Of(ResourceTypes.Instance, "instance", """{"subnetId":"s"}""", ("subnetId", "subnet"));
        var tagged = Of(ResourceTypes.Instance, "tagged", """{"tags":{"vpc":"vpc-1"}}""", ("tags", "vpc"));

        Assert.Equal(
            ["vpc", "vpc → subnet (vpcId)", "vpc → subnet (vpcId) → instance (subnetId)"],
            Replace([vpc, subnet, instance, tagged], "vpc").Values.Select(replacement => replacement.PathText));
    }

    [Fact]
    public void To_depend_on_a_resource_without_an_input_from_it_replaces_nothing() => Assert.Equal(
        ["key"],
        Replace([Key, Of(ResourceTypes.Instance, "instance", "{}") with { Options = new(false, false, ["key"]) }], "key").Keys);

    [Fact]
    public void The_type_decides_where_the_structure_of_two_resources_would_be_the_same()
    {
        var role = Of(ResourceTypes.Policy, "policy", "{}");
        var attachment = Of(ResourceTypes.RolePolicyAttachment, "attachment", """{"policyArn":"a"}""", ("policyArn", "policy"));

        Assert.True(Replace([role, attachment], "policy")["attachment"].DeletesFirst);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void The_option_overrides_the_provider(bool option, bool first) => Assert.Equal(
        first, Replace([Key with { Options = Key.Options with { DeleteBeforeReplace = option } }], "key")["key"].DeletesFirst);

    [Fact]
    public void The_engine_refuses_to_replace_a_protected_resource_also_for_the_sake_of_another()
    {
        var cluster = Cluster with { Options = Cluster.Options with { Protect = true } };

        Assert.All(
            [Replace([Key, cluster], "key"), Replace([cluster], "cluster")],
            replaced => Assert.Contains(
                "protected", Assert.Single(replaced["cluster"].Obstacles), StringComparison.Ordinal));
    }

    [Fact]
    public void One_update_may_unprotect_and_replace_a_resource_but_not_a_dependent()
    {
        var cluster = Cluster with { Options = Cluster.Options with { Protect = true } };

        Assert.Empty(Replace([cluster], [Cluster], "cluster")["cluster"].Obstacles);
        Assert.NotEmpty(Replace([Key, cluster], [Key, Cluster], "key")["cluster"].Obstacles);
    }

    [Fact]
    public void A_kept_resource_leaves_its_name_to_no_other()
    {
        var user = Of(ResourceTypes.User, "user", """{"name":"u"}""") with { Options = new(false, RetainOnDelete: true, []) };
        var renamed = user with { Inputs = new() { ["name"] = "v" } };

        Assert.Equal(
            ["its old one stays in AWS (retainOnDelete), and AWS takes the name u once"],
            Replace([user], "user")["user"].Obstacles);
        Assert.Empty(Replace([user], [renamed], "user")["user"].Obstacles);
    }

    [Fact]
    public void A_name_that_AWS_gives_to_several_is_no_obstacle()
    {
        var cluster = Cluster with { Options = Cluster.Options with { DeleteBeforeReplace = false } };

        Assert.Empty(Replace([cluster], "cluster")["cluster"].Obstacles);
    }

    [Fact]
    public void A_fixed_name_cannot_be_created_before_the_old_one_is_deleted() => Assert.Equal(
        ["the new one is created first (deleteBeforeReplace: false), and AWS takes the name k once"],
        Replace([Key with { Options = Key.Options with { DeleteBeforeReplace = false } }], "key")["key"].Obstacles);

    [Fact]
    public void A_resource_that_moves_to_another_URN_is_created_before_the_old_one_is_deleted()
    {
        var moved = Replacements.Of([Key], [Key], new HashSet<string> { "key" }, new HashSet<string> { "key" })["key"];

        Assert.False(moved.DeletesFirst);
        Assert.Contains("created before the old one is deleted", Assert.Single(moved.Obstacles), StringComparison.Ordinal);
    }

    [Fact]
    public void A_security_group_that_an_instance_keeps_cannot_be_deleted_first()
    {
        var group = Of(ResourceTypes.SecurityGroup, "group", """{"name":"g"}""");
        var instance = Of(
            ResourceTypes.Instance, "instance", """{"vpcSecurityGroupIds":["sg-1"]}""", ("vpcSecurityGroupIds", "group"));

        Assert.Equal(
            ["instance has the group until later in the update, and EC2 deletes no group that is in use"],
            Replace([group, instance], "group")["group"].Obstacles);
        Assert.Empty(Replace([group], "group")["group"].Obstacles);
    }

    [Fact]
    public void ReplaceWith_and_replaceOnChanges_replace_a_resource_too()
    {
        var other = Of(ResourceTypes.Eip, "other", "{}") with { Options = new(false, false, []) { ReplaceWith = ["key"] } };
        var watching = Of(ResourceTypes.Eip, "watching", """{"tags":{}}""", ("tags", "key"))
            with
        { Options = new(false, false, []) { ReplaceOnChanges = ["tags.owner"] } };

        Assert.Equal(["key", "other", "watching"], Replace([Key, other, watching], "key").Keys.Order());
    }

    [Theory]
    [InlineData("tags", "tags.owner", true)]
    [InlineData("tags.owner", "tags.owner", true)]
    [InlineData("tags.owner", "tags", false)]
    [InlineData("rules[*].id", "rules[3].id", true)]
    [InlineData("rules[0]", "rules[1].id", false)]
    [InlineData("tags[\"a.b\"]", "tags[\"a.b\"]", true)]
    [InlineData("ami", "amiName", false)]
    public void A_path_contains_what_is_below_it(string whole, string path, bool contains) =>
        Assert.Equal(contains, PropertyPath.Contains(whole, path));

    private static IReadOnlyDictionary<string, Replacement> Replace(ReportedResource[] resources, string changed) =>
        Replace(resources, resources, changed);

    private static IReadOnlyDictionary<string, Replacement> Replace(
        ReportedResource[] before, ReportedResource[] after, string changed) =>
        Replacements.Of(before, after, new HashSet<string> { changed }, new HashSet<string>());

    private static ReportedResource Of(
        string type, string name, string inputs, params (string Input, string On)[] dependencies) =>
        new(name, type, name, null, name, JsonNode.Parse(inputs)!.AsObject(), [], new(false, false, []))
        {
            PropertyDependencies = dependencies.ToDictionary(
                dependency => dependency.Input, dependency => (IReadOnlyList<string>)[dependency.On]),
        };
}
