using IamEngine.Model;

namespace Policies.Access;

/// <summary>
/// The AWS buckets from which hosts in the VPC download software. The endpoint policy allows no other public bucket.
/// </summary>
public static class SoftwareBuckets
{
    /// <summary>
    /// The package repositories of Amazon Linux 2023.
    /// https://docs.aws.amazon.com/linux/al2023/ug/managing-repos-os-updates.html
    /// </summary>
    public static Seq<Arn> AmazonLinux2023(Region region) => [Bucket(region, $"al2023-repos-{region}-de612dc2")];

    /// <summary>
    /// The updates and plugins of the Systems Manager agent.
    /// https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-minimum-s3-permissions.html
    /// </summary>
    public static Seq<Arn> SystemsManager(Region region) =>
    [
        Bucket(region, $"amazon-ssm-{region}"),
        Bucket(region, $"amazon-ssm-packages-{region}"),
        Bucket(region, $"{region}-birdwatcher-prod"),
    ];

    internal static Arn Bucket(Region region, string name) => new(region.Partition, "s3", "", "", name);
}
