using CsCheck;
using IamEngine.Model;
using Infra.Naming;

namespace Tests.Infra.Naming;

public sealed class ResourceNamesTests
{
    private static readonly Gen<string> StackNames = Gen.String[Gen.Char["abcXYZ019-_./"], 1, 100];

    [Fact]
    public void A_name_consists_of_project_stack_and_purpose() =>
        Assert.Equal("infra-dev-upload", new ResourceNames("infra", "dev").Role("upload"));

    [Fact]
    public void No_role_name_is_longer_than_IAM_allows() =>
        StackNames.Sample(stack => Assert.InRange(new ResourceNames("infra", stack).Role("upload").Length, 1, 64));

    [Fact]
    public void Every_bucket_prefix_gives_a_valid_bucket_name() =>
        StackNames.Sample(
            stack => Assert.IsType<Answer<BucketName>.Yes>(
                BucketName.Ask(new ResourceNames("infra", stack).BucketPrefix("state") + "0a1b2c3d")));

    [Fact]
    public void Every_name_begins_with_the_stacks_prefix() => StackNames.Sample(stack =>
    {
        var names = new ResourceNames("infra", stack);

        Assert.InRange(names.Prefix.Length, 1, 40);
        Assert.All(
            [names.Role("emr-service"), names.User("uploader"), names.Policy("workload-boundary"),
                names.InstanceProfile("bastion-profile"), names.SecurityGroup("emr-service-access")],
            name => Assert.StartsWith(names.Prefix, name, StringComparison.Ordinal));
        Assert.All(
            [names.BucketPrefix("state"), names.BucketPrefix("access-log")],
            name => Assert.StartsWith(names.Prefix.ToLowerInvariant(), name, StringComparison.Ordinal));
    });

    [Fact]
    public void A_cut_name_keeps_its_limit_and_its_prefix() =>
        Assert.Matches(
            "^infra-dev-x+-[0-9a-f]{8}$", new ResourceNames("infra", "dev").Role(new string('x', 100)) is { Length: 64 } name
            ? name : "too long");

    [Fact]
    public void Two_stacks_never_share_a_name() =>
        Gen.Select(StackNames, StackNames).Where((one, other) => one != other)
            .Sample((one, other) =>
                Assert.NotEqual(
                    new ResourceNames("infra", one).User("uploader"), new ResourceNames("infra", other).User("uploader")));
}
