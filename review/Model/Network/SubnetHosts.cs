namespace Review.Model.Network;

/// <summary>Something with an address in a subnet.</summary>
/// <param name="Resource">The declared resource.</param>
/// <param name="Name">Its display name; for a cluster, one for each kind of node.</param>
/// <param name="Kind">The kind of host: <c>instance t4g.nano</c>.</param>
/// <param name="Groups">Its security groups, by resource name.</param>
public sealed record SubnetHost(ReportedResource Resource, string Name, string Kind, IReadOnlyList<string> Groups);

/// <summary>Finds the hosts in a subnet. NAT gateways come last, at the subnet's edge.</summary>
internal static class SubnetHosts
{
    public static IEnumerable<SubnetHost> In(ReportedResource subnet, ReviewReport report) =>
        report.Resources.SelectMany(resource => Read(resource, subnet, report)).OrderBy(
            host => host.Resource.Type == ResourceTypes.NatGateway);

    private static SubnetHost[] Read(ReportedResource resource, ReportedResource subnet, ReviewReport report) =>
        resource.Type switch
        {
            ResourceTypes.Instance when subnet.Answers(resource.Text("subnetId")) =>
                [new(resource, resource.Name, Instance(resource, report), Named(report, resource.Texts("vpcSecurityGroupIds")))],
            ResourceTypes.NatGateway when subnet.Answers(resource.Text("subnetId")) =>
                [new(resource, resource.Name, "NAT gateway", [])],
            ResourceTypes.VpcEndpoint when resource.Texts("subnetIds").Any(subnet.Answers) =>
                [new(
                resource,
                resource.Name,
                $"interface endpoint of {NetworkTopology.ServiceOf(resource)}",
                Named(report, resource.Texts("securityGroupIds")))],
            ResourceTypes.EmrCluster when subnet.Answers(resource.Text("ec2Attributes.subnetId")) => Nodes(resource, report),
            _ => [],
        };

    private static SubnetHost[] Nodes(ReportedResource cluster, ReviewReport report) =>
    [
        new(
            cluster,
            $"{cluster.Name}: primary",
            $"EMR node {cluster.Text("masterInstanceGroup.instanceType")}",
            Groups(cluster, report, "emrManagedMasterSecurityGroup", "additionalMasterSecurityGroups")),
        new(
            cluster,
            $"{cluster.Name}: core and task",
            $"EMR nodes {cluster.Text("coreInstanceGroup.instanceType")}",
            Groups(cluster, report, "emrManagedSlaveSecurityGroup", "additionalSlaveSecurityGroups")),
        .. cluster.Text("ec2Attributes.serviceAccessSecurityGroup") is { Length: > 0 }
            ? (SubnetHost[])[new(
                cluster,
                $"{cluster.Name}: EMR service",
                "how AWS manages the nodes",
                Groups(cluster, report, "serviceAccessSecurityGroup"))]
            : [],
    ];

    // Additional groups are one text, separated by commas.
    private static IReadOnlyList<string> Groups(ReportedResource cluster, ReviewReport report, params string[] inputs) =>
        Named(report, inputs.SelectMany(input =>
            (cluster.Text($"ec2Attributes.{input}") ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));

    private static string Instance(ReportedResource instance, ReviewReport report)
    {
        var hasAddress = report.Resources.Of(ResourceTypes.Eip).Any(address => instance.Answers(address.Text("instance")));
        return $"instance {instance.Text("instanceType")}{(hasAddress ? ", public address" : "")}";
    }

    private static IReadOnlyList<string> Named(ReviewReport report, IEnumerable<string> groups) =>
        [.. groups.Select(report.Resources.NameOf)];
}
