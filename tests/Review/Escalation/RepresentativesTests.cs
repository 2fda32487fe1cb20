using IamEngine.Model;
using Review.Escalation;

namespace Tests.Review.Escalation;

public sealed class RepresentativesTests
{
    private static readonly ResourcePattern Instances = new("arn:aws:ec2:*:123456789012:instance/*");

    [Theory]
    [InlineData("*")]
    [InlineData("arn:aws:ec2:us-east-1:123456789012:instance/*")]
    [InlineData("arn:aws:ec2:us-east-1:123456789012:*/*")]
    [InlineData("arn:aws:ec2:us-east-1:123456789012:*")]
    [InlineData("arn:aws:ec2:*:*:instance/*")]
    [InlineData("arn:aws:ec2:us-east-1:123456789012:volume/vol-0a*")]
    [InlineData("arn:aws:s3:::example/*")]
    public void Where_no_pattern_names_ids_one_resource_of_a_Region_stands_for_all(string pattern) =>
        Assert.All(Representatives.Of(Instances, [pattern]), resource =>
            Assert.Matches(@"^arn:aws:ec2:[a-z0-9-]+:123456789012:instance/example\z", resource.Text));

    [Theory]
    [InlineData("arn:aws:ec2:us-east-1:123456789012:instance/i-0a*")]
    [InlineData("arn:aws:ec2:us-east-1:123456789012:inst*")]
    [InlineData("arn:aws:ec2:us-*:123456789012:instance/*")]
    [InlineData("arn:aws:ec2:${aws:RequestedRegion}:123456789012:instance/*")]
    [InlineData("arn:aws:ec2:us-east-1:123456789012:*/i-0a")]
    [InlineData("arn:aws:ec2:*")]
    [InlineData("NotResource")]
    public void Where_a_pattern_might_the_kind_stays_whole(string pattern) =>
        Assert.Equal([Instances], Representatives.Of(Instances, ["*", pattern]));

    [Fact]
    public void Each_Region_that_is_named_has_one_and_another_Region_has_one() => Assert.Equal(
        ["arn:aws:ec2:eu-west-1:123456789012:instance/example", "arn:aws:ec2:us-east-1:123456789012:instance/example",
            "arn:aws:ec2:us-west-2:123456789012:instance/example"],
        Representatives.Of(
            Instances,
            ["arn:aws:ec2:us-east-1:123456789012:*/*", "arn:aws:ec2:eu-west-1:123456789012:instance/*"])
            .Select(resource => resource.Text).Order());
}
