using Review.Model;
namespace Review.Mocks;

/// <summary>Mock outputs of clusters and their parts.</summary>
internal static class MockEmr
{
    public static IEnumerable<(string Type, Func<ResourceRequest, MockOutputs> Answer)> Table =>
    [
        (ResourceTypes.EmrCluster, Cluster),
        (ResourceTypes.EmrInstanceGroup, request =>
            new($"ig-{request.Base36(13)}", ("status", "RUNNING"), ("runningInstanceCount", 1))),
        (ResourceTypes.EmrSecurityConfiguration, request => new(
            request.Named(), ("name", request.Named()), ("creationDate", "2026-01-01T00:00:00Z"))),
        (ResourceTypes.EmrScalingPolicy, request => new(request.Text("clusterId"))),
        (ResourceTypes.BlockPublicAccess, _ => new("current")),
    ];

    private static MockOutputs Cluster(ResourceRequest request)
    {
        var id = $"j-{request.Base36(13)}";
        var host = $"10.0.1.{request.Host(255)}".Replace('.', '-');
        return new(
            id,
            ("arn", request.Arn("elasticmapreduce", $"cluster/{id}")),
            ("clusterState", "WAITING"),
            ("masterPublicDns",
            $"ip-{host}.{(request.Region == "us-east-1" ? "ec2.internal" : $"{request.Region}.compute.internal")}"));
    }
}
