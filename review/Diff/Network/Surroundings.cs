using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Diff.Network;

/// <summary>
/// What beside the groups' rules decides where packets can go, as sentences: which subnet sends what where, which host is in which group
/// and subnet, who gets a public address. A sentence that only one side says is a change.
/// </summary>
internal sealed class Surroundings
{
    private readonly ReviewReport report;

    private Surroundings(ReviewReport report) => this.report = report;

    public static IEnumerable<string> In(ReviewReport report) => report.Resources.SelectMany(new Surroundings(report).Of).Distinct();

    private IEnumerable<string> Of(ReportedResource resource) => resource.Type switch
    {
        "aws:ec2/route:Route" => [Route(resource.Inputs["routeTableId"].AsText(), resource.Inputs)],
        "aws:ec2/routeTable:RouteTable" => (resource.Inputs["routes"] as JsonArray ?? []).OfType<JsonObject>().Select(
            route => Route(resource.Id, route)),
        "aws:ec2/routeTableAssociation:RouteTableAssociation" => [$"{NameOf(resource.Inputs["subnetId"].AsText() ?? resource.Inputs["gatewayId"].AsText())} sends packets as {NameOf(resource.Inputs["routeTableId"].AsText())} says"],
        "aws:ec2/subnet:Subnet" => Subnet(resource),
        "aws:ec2/instance:Instance" => Instance(resource),
        "aws:ec2/eip:Eip" => resource.Inputs["instance"].AsText() is { } instance ? [$"{NameOf(instance)} has a public address"] : [],
        "aws:ec2/eipAssociation:EipAssociation" => [$"{NameOf(resource.Inputs["instanceId"].AsText() ?? resource.Inputs["networkInterfaceId"].AsText())} has a public address"],
        "aws:ec2/launchTemplate:LaunchTemplate" => Ids(resource.Inputs["vpcSecurityGroupIds"]).Select(
            group => $"hosts of {resource.Name} are in {NameOf(group)}"),
        "aws:emr/cluster:Cluster" => Cluster(resource),
        "aws:ec2/vpcEndpoint:VpcEndpoint" => Endpoint(resource),
        _ => [],
    };

    private string Route(string? table, JsonObject route)
    {
        var to = Member("destinationCidrBlock") ?? Member("cidrBlock") ?? Member("destinationIpv6CidrBlock") ?? Member("ipv6CidrBlock") ?? NameOf(Member("destinationPrefixListId"));
        var by = route.FirstOrDefault(member => member.Key is "gatewayId" or "natGatewayId" or "vpcPeeringConnectionId" or "transitGatewayId" or "networkInterfaceId" or "egressOnlyGatewayId" or "vpcEndpointId" && Member(member.Key) is not null);
        return $"{NameOf(table)} sends {to} to {NameOf(by.Key is null ? null : Member(by.Key))}";

        string? Member(string name) => route[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0
            ? text
            : null;
    }

    private static IEnumerable<string> Subnet(ReportedResource subnet)
    {
        if (Flag(subnet, "mapPublicIpOnLaunch"))
        {
            yield return $"what starts in {subnet.Name} gets a public address";
        }

        if (Flag(subnet, "assignIpv6AddressOnCreation"))
        {
            yield return $"what starts in {subnet.Name} gets an IPv6 address";
        }
    }

    private IEnumerable<string> Instance(ReportedResource instance) =>
    [
        .. Ids(instance.Inputs["vpcSecurityGroupIds"]).Concat(Ids(instance.Inputs["securityGroups"])).Select(
            group => $"{instance.Name} is in {NameOf(group)}"),
        .. instance.Inputs["subnetId"].AsText() is { } subnet ? [$"{instance.Name} is in {NameOf(subnet)}"] : Array.Empty<string>(),
        .. Flag(instance, "associatePublicIpAddress") ? [$"{instance.Name} has a public address"] : Array.Empty<string>(),
        .. instance.Inputs["sourceDestCheck"]?.ToString() == "false" ? [$"{instance.Name} may carry packets of others"] : Array.Empty<string>(),
    ];

    private IEnumerable<string> Cluster(ReportedResource cluster)
    {
        foreach (var (name, value) in cluster.Inputs["ec2Attributes"] as JsonObject ?? [])
        {
            foreach (var id in Ids(value).SelectMany(ids => ids.Split(',')))
            {
                if (name.EndsWith("SecurityGroup", StringComparison.Ordinal) || name.EndsWith("SecurityGroups", StringComparison.Ordinal))
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

    private IEnumerable<string> Endpoint(ReportedResource endpoint) =>
    [
        .. Ids(endpoint.Inputs["routeTableIds"]).Select(
            table => $"{NameOf(table)} sends what is for {endpoint.Inputs["serviceName"].AsText()} through {endpoint.Name}"),
        .. Ids(endpoint.Inputs["subnetIds"]).Select(subnet => $"{endpoint.Name} has an address in {NameOf(subnet)}"),
        .. Ids(endpoint.Inputs["securityGroupIds"]).Select(group => $"{endpoint.Name} is in {NameOf(group)}"),
    ];

    private string NameOf(string? id) =>
        id is null ? "nothing" : report.Resources.FirstOrDefault(resource => resource.Id == id) is { } resource ? Urns.NameOf(resource.Urn) : Openings.NameOf(report, id);

    private static IEnumerable<string> Ids(JsonNode? node) => node switch
    {
        JsonArray list => list.Select(item => item?.ToString()).OfType<string>(),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static bool Flag(ReportedResource resource, string input) =>
        resource.Inputs[input]?.GetValueKind() == System.Text.Json.JsonValueKind.True;
}
