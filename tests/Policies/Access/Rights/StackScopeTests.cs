using IamEngine.Model;
using Policies.Access.Rights;

namespace Tests.Access.Rights;

public sealed class StackScopeTests
{
    private static readonly StackScope Scope = Example.Scope;

    [Fact]
    public void Identities_of_the_stack_and_those_that_deploy_it_are_named_apart()
    {
        Assert.Equal("arn:aws:iam::123456789012:role/infra-dev-*", Scope.Own("role").Text);
        Assert.Equal("arn:aws:iam::123456789012:role/ci/infra-dev-*", Scope.Ci("role").Text);
    }

    [Fact]
    public void The_boundary_and_the_provider_are_named_in_full()
    {
        Assert.Equal("arn:aws:iam::123456789012:policy/ci/infra-dev-workload-boundary", $"{Scope.WorkloadBoundary}");
        Assert.Equal("arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com", $"{Scope.GitHub}");
    }

    [Fact]
    public void Resources_are_of_the_stacks_account_Region_and_partition()
    {
        Assert.Equal("arn:aws:ec2:us-east-1:123456789012:vpc/*", Scope.Ec2("vpc/*").Text);
        Assert.Equal("arn:aws:kms:us-east-1:123456789012:key/*", Scope.Regional("kms", "key/*").Text);
        Assert.Equal("arn:aws-cn:ec2:cn-north-1:123456789012:vpc/*", Example.ChinaScope.Ec2("vpc/*").Text);
        Assert.Equal("arn:aws-cn:kms:cn-north-1:123456789012:key/*", Example.ChinaScope.Regional("kms", "key/*").Text);
        Assert.Equal("arn:aws-cn:iam::123456789012:role/a", $"{Example.ChinaScope.Iam("role/a")}");
    }

    [Fact]
    public void Parts_of_an_existing_network_are_of_any_account()
    {
        string[] parts = ["vpc/vpc-0b", "subnet/subnet-0b"];

        Assert.Equal(
            ["arn:aws:ec2:us-east-1:*:vpc/vpc-0b", "arn:aws:ec2:us-east-1:*:subnet/subnet-0b"],
            Texts((Scope with { ExistingNetwork = [.. parts] }).ExistingParts));
        Assert.Equal(
            ["arn:aws-cn:ec2:cn-north-1:*:vpc/vpc-0b", "arn:aws-cn:ec2:cn-north-1:*:subnet/subnet-0b"],
            Texts((Example.ChinaScope with { ExistingNetwork = [.. parts] }).ExistingParts));
        Assert.Empty(Scope.ExistingParts);
    }

    [Fact]
    public void Buckets_begin_with_the_prefix_in_small_letters()
    {
        Assert.Equal(["arn:aws:s3:::infra-dev-*"], Texts(Scope.Buckets));
        Assert.Equal(["arn:aws:s3:::infra-dev-*"], Texts((Scope with { Prefix = "Infra-Dev-" }).Buckets));
        Assert.Equal(["arn:aws-cn:s3:::infra-dev-*"], Texts(Example.ChinaScope.Buckets));
        Assert.Equal(["arn:aws:s3:::infra-dev-*"], Texts(Scope.BucketsAndObjects));
    }

    [Fact]
    public void A_bucket_with_a_name_of_its_own_is_one_of_them()
    {
        var scope = Example.ChinaScope with { Bucket = BucketName.Of("example-state") };

        Assert.Equal(["arn:aws-cn:s3:::infra-dev-*", "arn:aws-cn:s3:::example-state"], Texts(scope.Buckets));
        Assert.Equal(["arn:aws-cn:s3:::infra-dev-*", "arn:aws-cn:s3:::example-state", "arn:aws-cn:s3:::example-state/*"],
            Texts(scope.BucketsAndObjects));
    }

    [Fact]
    public void A_given_name_that_has_the_prefix_is_not_said_twice() => Assert.Equal(
        ["arn:aws:s3:::infra-dev-*"],
            Texts((Scope with { Prefix = "Infra-Dev-", Bucket = BucketName.Of("infra-dev-state") }).Buckets));

    [Theory]
    [InlineData("us-east-1", "ec2", "ec2.amazonaws.com")]
    [InlineData("us-east-1", "elasticmapreduce", "elasticmapreduce.amazonaws.com")]
    [InlineData("cn-north-1", "ec2", "ec2.amazonaws.com.cn")]
    [InlineData("cn-north-1", "elasticmapreduce", "elasticmapreduce.amazonaws.com.cn")]
    [InlineData("cn-north-1", "vpc-flow-logs", "vpc-flow-logs.amazonaws.com")]
    [InlineData("us-gov-west-1", "ec2", "ec2.amazonaws.com")]
    [InlineData("us-iso-east-1", "ec2", "ec2.amazonaws.com")] // what this project states; no page of AWS was found that says it
    public void A_service_has_the_name_that_its_partition_knows(string region, string service, string name) =>
        Assert.Equal(name, (Scope with { Region = Region.Of(region) }).Service(service));

    private static IEnumerable<string> Texts(IEnumerable<ResourcePattern> patterns) => patterns.Select(pattern => pattern.Text);
}
