using Policies.Access;

namespace Tests.Access;

public sealed class SoftwareBucketsTests
{
    // https://docs.aws.amazon.com/linux/al2023/ug/managing-repos-os-updates.html
    [Fact]
    public void Amazon_Linux_has_one_repository_a_Region()
    {
        Assert.Equal(["arn:aws:s3:::al2023-repos-us-east-1-de612dc2"],
            SoftwareBuckets.AmazonLinux2023(Example.Region).Select(bucket => $"{bucket}"));
        Assert.Equal(["arn:aws-cn:s3:::al2023-repos-cn-north-1-de612dc2"],
            SoftwareBuckets.AmazonLinux2023(Example.China).Select(bucket => $"{bucket}"));
    }

    // https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-minimum-s3-permissions.html
    [Fact]
    public void The_Systems_Manager_agent_has_three() => Assert.Equal(
        ["arn:aws:s3:::amazon-ssm-us-east-1", "arn:aws:s3:::amazon-ssm-packages-us-east-1",
            "arn:aws:s3:::us-east-1-birdwatcher-prod"],
        SoftwareBuckets.SystemsManager(Example.Region).Select(bucket => $"{bucket}"));
}
