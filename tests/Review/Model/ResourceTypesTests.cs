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

    [Theory]
    [InlineData(ResourceTypes.EmrInstanceGroup, "bidPrice", true)]
    [InlineData(ResourceTypes.EmrInstanceGroup, "instanceCount", false)]
    [InlineData(ResourceTypes.EmrScalingPolicy, "computeLimits[0].maximumCapacityUnits", true)]
    [InlineData(ResourceTypes.EmrCluster, "masterInstanceGroup.instanceCount", true)]
    [InlineData(ResourceTypes.EmrCluster, "coreInstanceGroup.instanceCount", false)]
    [InlineData(ResourceTypes.EmrCluster, "stepConcurrencyLevel", false)]
    [InlineData(ResourceTypes.Instance, "ebsBlockDevices[0].deviceName", true)]
    [InlineData(ResourceTypes.Instance, "ebsBlockDevices[0].volumeSize", false)]
    [InlineData(ResourceTypes.Subnet, "vpcId", true)]
    [InlineData(ResourceTypes.User, "name", false)]
    [InlineData(ResourceTypes.LogGroup, "region", true)]
    [InlineData(ResourceTypes.RandomId, "region", false)]
    public void The_provider_replaces_a_resource_for_the_inputs_that_force_it(string type, string input, bool isReplaced) =>
        Assert.Equal(isReplaced, ResourceTypes.Find(type)!.IsReplacedBy(input, []));

    [Fact]
    public void Every_row_links_the_providers_source() => Assert.All(
        ResourceTypes.All, type => Assert.Matches(@"/internal/(service/[a-z0-9]+|provider)/[a-z0-9_]+\.go\z", type.SourcePage));

    [Fact]
    public void An_input_within_a_replacing_one_replaces_too() =>
        Assert.True(
            ResourceTypes.Find(ResourceTypes.EmrCluster)!.IsReplacedBy("ec2Attributes.subnetId", [])
            && ResourceTypes.Find(ResourceTypes.EmrCluster)!.IsReplacedBy("applications[0]", []));
}
