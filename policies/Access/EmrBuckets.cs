using IamEngine.Model;

namespace Policies.Access;

/// <summary>
/// AWS's own buckets that EMR nodes must reach, by the first EMR release that uses them. If the policy of a gateway endpoint
/// omits one, the cluster fails to start.
/// https://docs.aws.amazon.com/emr/latest/ManagementGuide/private-subnet-iampolicy.html
/// </summary>
public static class EmrBuckets
{
    private sealed record Row(Version From, Version? Before, Func<Region, IEnumerable<string>> Names);

    private static readonly Row[] Table =
    [
        new(new(4, 2, 0), new(5, 30, 0), region => [$"packages.{region}.amazonaws.com", $"repo.{region}.amazonaws.com"]),
        new(new(5, 22, 0), null, region => [$"repo.{region}.emr.amazonaws.com"]),
        new(new(5, 30, 0), new(7, 0, 0), region => [$"amazonlinux.{region}.amazonaws.com", $"amazonlinux-2-repos-{region}"]),
        new(new(7, 0, 0), null, region => [$"al2023-repos-{region}-de612dc2"]),
        new(new(8, 0, 0), null, region => region.Value == "ap-southeast-2"
            ? [$"aws157-instance-data-bucket-0-prod-{region}", $"aws157-instance-data-bucket-1-prod-{region}"]
            : [$"aws157-instance-data-0-prod-{region}", $"aws157-instance-data-1-prod-{region}"]),
    ];

    /// <summary>The buckets that nodes read software from.</summary>
    /// <param name="release">The version of the EMR release: 7.13.0.</param>
    public static Seq<Arn> Software(Region region, Version release) =>
        Table.Where(row => row.From <= release && (row.Before is null || release < row.Before))
            .SelectMany(row => row.Names(region))
            .Select(name => SoftwareBuckets.Bucket(region, name))
            .ToSeq();

    /// <summary>The bucket to which nodes send the service's logs if the cluster keeps logs.</summary>
    public static Seq<Arn> SystemLogs(Region region) =>
        [SoftwareBuckets.Bucket(region, region.Value == "us-east-1" ? "aws157-logs-prod" : $"aws157-logs-prod-{region}")];
}
