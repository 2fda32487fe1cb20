namespace Review.Model.Network;

/// <summary>Something with an address in a subnet.</summary>
/// <param name="Resource">The resource that is declared.</param>
/// <param name="Name">What it is called; a cluster is called by each kind of its nodes.</param>
/// <param name="Kind">What it is, in words: <c>instance t4g.nano</c>.</param>
/// <param name="Groups">The security groups that it is in, by the names of their resources.</param>
public sealed record Occupant(ReportedResource Resource, string Name, string Kind, IReadOnlyList<string> Groups);

/// <summary>Finds what stands in a subnet. NAT gateways come last: the way through them begins at the subnet's edge.</summary>
internal static class Occupants
{
    public static IEnumerable<Occupant> In(ReportedResource subnet, ReviewReport report) =>
        report.Resources.SelectMany(resource => Read(resource, subnet, report)).OrderBy(
            occupant => occupant.Resource.Type == "aws:ec2/natGateway:NatGateway");

    private static Occupant[] Read(ReportedResource resource, ReportedResource subnet, ReviewReport report) => resource.Type switch
    {
        "aws:ec2/instance:Instance" when subnet.Answers(resource.Text("subnetId")) =>
            [new(resource, resource.Name, Instance(resource, report), Named(report, resource.Texts("vpcSecurityGroupIds")))],
        "aws:ec2/natGateway:NatGateway" when subnet.Answers(resource.Text("subnetId")) =>
            [new(resource, resource.Name, "NAT gateway", [])],
        "aws:ec2/vpcEndpoint:VpcEndpoint" when resource.Texts("subnetIds").Any(subnet.Answers) =>
            [new(
                resource,
                resource.Name,
                $"interface endpoint of {Places.ServiceOf(resource)}",
                Named(report, resource.Texts("securityGroupIds")))],
        "aws:emr/cluster:Cluster" when subnet.Answers(resource.Text("ec2Attributes.subnetId")) => Nodes(resource, report),
        _ => [],
    };

    private static Occupant[] Nodes(ReportedResource cluster, ReviewReport report) =>
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
            ? (Occupant[])[new(
                cluster,
                $"{cluster.Name}: EMR service",
                "how AWS manages the nodes",
                Groups(cluster, report, "serviceAccessSecurityGroup"))]
            : [],
    ];

    // Additional groups are one text, with commas between.
    private static IReadOnlyList<string> Groups(ReportedResource cluster, ReviewReport report, params string[] inputs) =>
        Named(report, inputs.SelectMany(input =>
            (cluster.Text($"ec2Attributes.{input}") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));

    private static string Instance(ReportedResource instance, ReviewReport report)
    {
        var hasAddress = report.Of("aws:ec2/eip:Eip").Any(address => instance.Answers(address.Text("instance")));
        return $"instance {instance.Text("instanceType")}{(hasAddress ? ", public address" : "")}";
    }

    private static IReadOnlyList<string> Named(ReviewReport report, IEnumerable<string> groups)
    {
        var declared = report.Of("aws:ec2/securityGroup:SecurityGroup").Concat(report.Of("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup")).ToArray();
        return [.. groups.Select(group => declared.FirstOrDefault(resource => resource.Answers(group))?.Name ?? group)];
    }
}
