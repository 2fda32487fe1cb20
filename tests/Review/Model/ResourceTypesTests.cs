using Review.Model;

namespace Tests.Review.Model;

public sealed class ResourceTypesTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Every_type_that_a_stack_declares_has_a_row(string stack) => Assert.All(
        (await Reviews.Of(stack)).Resources.Where(resource => resource.Id is not null),
        resource => Assert.NotNull(ResourceTypes.Find(resource.Type)));

    [Fact]
    public void A_type_of_AWS_without_a_row_is_unknown_and_one_of_another_provider_is_not()
    {
        Assert.False(ResourceTypes.IsKnown("aws:kms/grant:Grant"));
        Assert.True(ResourceTypes.IsKnown(ResourceTypes.Bucket));
        Assert.True(ResourceTypes.IsKnown("tls:index/privateKey:PrivateKey"));
    }

    [Theory]
    [InlineData("bucket", true)]
    [InlineData("tags.owner", false)]
    public void A_bucket_is_replaced_by_what_its_row_says(string input, bool isReplaced) =>
        Assert.Equal(isReplaced, ResourceTypes.Find(ResourceTypes.Bucket)!.IsReplacedBy(input, []));

    [Fact]
    public void An_input_within_a_replacing_one_replaces_too() =>
        Assert.True(
            ResourceTypes.Find(ResourceTypes.EmrCluster)!.IsReplacedBy("ec2Attributes.subnetId", [])
            && ResourceTypes.Find(ResourceTypes.EmrCluster)!.IsReplacedBy("applications[0]", []));
}
