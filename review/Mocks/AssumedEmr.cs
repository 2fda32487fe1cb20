using Review.Model;
namespace Review.Mocks;

/// <summary>Clusters and what belongs to them.</summary>
internal static class AssumedEmr
{
    public static IEnumerable<(string Type, Func<Asked, Assumption> Answer)> Table =>
    [
        (ResourceTypes.EmrCluster, Cluster),
        (ResourceTypes.EmrInstanceGroup, asked => new($"ig-{asked.Base36(13)}", ("status", "RUNNING"), ("runningInstanceCount", 1))),
        (ResourceTypes.EmrSecurityConfiguration, asked => new(
            asked.Named(), ("name", asked.Named()), ("creationDate", "2026-01-01T00:00:00Z"))),
        (ResourceTypes.EmrScalingPolicy, asked => new(asked.Text("clusterId"))),
        (ResourceTypes.BlockPublicAccess, _ => new("current")),
    ];

    private static Assumption Cluster(Asked asked)
    {
        var id = $"j-{asked.Base36(13)}";
        var host = $"10.0.1.{asked.Host(255)}".Replace('.', '-');
        return new(
            id,
            ("arn", asked.Arn("elasticmapreduce", $"cluster/{id}")),
            ("clusterState", "WAITING"),
            ("masterPublicDns", $"ip-{host}.{(asked.Region == "us-east-1" ? "ec2.internal" : $"{asked.Region}.compute.internal")}"));
    }
}
