using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Diff.Network;

/// <summary>
/// The network settings that decide where packets go in addition to the security group rules, as sentences: routes, the group and
/// subnet of each host, public addresses. A sentence that only one side has is a change.
/// </summary>
internal sealed class NetworkContext
{
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html
    private static readonly string[] Destinations = [
        "destinationCidrBlock", "cidrBlock", "destinationIpv6CidrBlock", "ipv6CidrBlock"];

    private static readonly string[] Targets =
        ["gatewayId", "natGatewayId", "vpcPeeringConnectionId", "transitGatewayId", "networkInterfaceId", "egressOnlyGatewayId",
            "vpcEndpointId"];

    private readonly ReviewReport report;

    private NetworkContext(ReviewReport report) => this.report = report;

    public static IEnumerable<string> In(ReviewReport report) =>
        report.Resources.SelectMany(new NetworkContext(report).Of).Distinct();

    private IEnumerable<string> Of(ReportedResource resource) => resource.Type switch
    {
        ResourceTypes.Route => [Route(resource.Text("routeTableId"), resource.Inputs)],
        ResourceTypes.RouteTable =>
            (resource.Inputs["routes"] as JsonArray ?? []).OfType<JsonObject>().Select(route => Route(resource.Id, route)),
        ResourceTypes.RouteTableAssociation =>
            [$"{NameOf(resource.Text("subnetId") ?? resource.Text("gatewayId"))} sends packets as "
                + $"{NameOf(resource.Text("routeTableId"))} says"],
        ResourceTypes.Subnet =>
        [
            .. When(resource.Inputs["mapPublicIpOnLaunch"].IsTrue(), $"what starts in {resource.Name} gets a public address"),
            .. When(resource.Inputs["assignIpv6AddressOnCreation"]
                .IsTrue(), $"what starts in {resource.Name} gets an IPv6 address"),
        ],
        ResourceTypes.Instance => Instance(resource),
        ResourceTypes.Eip => resource.Text("instance") is { } instance ? [$"{NameOf(instance)} has a public address"] : [],
        ResourceTypes.EipAssociation =>
            [$"{NameOf(resource.Text("instanceId") ?? resource.Text("networkInterfaceId"))} has a public address"],
        ResourceTypes.LaunchTemplate =>
            resource.Texts("vpcSecurityGroupIds").Select(group => $"hosts of {resource.Name} are in {NameOf(group)}"),
        ResourceTypes.EmrCluster => Cluster(resource),
        ResourceTypes.VpcEndpoint =>
        [
            .. resource.Texts("routeTableIds").Select(
                table => $"{NameOf(table)} sends what is for {resource.Text("serviceName")} through {resource.Name}"),
            .. resource.Texts("subnetIds").Select(subnet => $"{resource.Name} has an address in {NameOf(subnet)}"),
            .. resource.Texts("securityGroupIds").Select(group => $"{resource.Name} is in {NameOf(group)}"),
        ],
        _ => [],
    };

    private string Route(string? table, JsonObject route)
    {
        var to = Destinations.Select(Member).FirstOrDefault(block => block is not null)
            ?? NameOf(Member("destinationPrefixListId"));
        var by = route.Select(member => member.Key).FirstOrDefault(name => Targets.Contains(name) && Member(name) is not null);
        return $"{NameOf(table)} sends {to} to {NameOf(by is null ? null : Member(by))}";

        string? Member(string name) => route[name].AsText() is { Length: > 0 } text ? text : null;
    }

    private IEnumerable<string> Instance(ReportedResource instance) =>
    [
        .. instance.Texts("vpcSecurityGroupIds").Concat(instance.Texts("securityGroups"))
            .Select(group => $"{instance.Name} is in {NameOf(group)}"),
        .. instance.Inputs["subnetId"].AsTexts().Select(subnet => $"{instance.Name} is in {NameOf(subnet)}"),
        .. When(instance.Inputs["associatePublicIpAddress"].IsTrue(), $"{instance.Name} has a public address"),
        .. When(instance.Inputs["sourceDestCheck"]?.ToString() == "false", $"{instance.Name} may carry packets of others"),
    ];

    private IEnumerable<string> Cluster(ReportedResource cluster)
    {
        foreach (var (name, value) in cluster.Inputs["ec2Attributes"] as JsonObject ?? [])
        {
            foreach (var id in value.AsTexts().SelectMany(ids => ids.Split(',')))
            {
                if (name.EndsWith("SecurityGroup", StringComparison.Ordinal)
                    || name.EndsWith("SecurityGroups", StringComparison.Ordinal))
                {
                    yield return $"{cluster.Name} has {NameOf(id.Trim())} as {name}";
                }
                else if (name.StartsWith("subnetId", StringComparison.Ordinal))
                {
                    yield return $"{cluster.Name} is in {NameOf(id)}";
                }
            }
        }
    }

    private static string[] When(bool holds, string sentence) => holds ? [sentence] : [];

    private string NameOf(string? id) => id is null ? "nothing" : report.Resources.NameOf(id);
}
