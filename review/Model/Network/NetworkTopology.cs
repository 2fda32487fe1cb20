namespace Review.Model.Network;

/// <summary>The subnets of a VPC, their hosts, and the routes out of it.</summary>
/// <param name="Gateways">The internet gateways.</param>
/// <param name="Endpoints">The gateway endpoints in the route tables.</param>
public sealed record NetworkTopology(
    ReportedResource Vpc,
    IReadOnlyList<Zone> Zones,
    IReadOnlyList<ReportedResource> Gateways,
    IReadOnlyList<ReportedResource> Endpoints)
{
    /// <summary>The topology of each VPC that the stack declares.</summary>
    public static IReadOnlyList<NetworkTopology> Of(ReviewReport report) =>
        [.. report.Resources.Of(ResourceTypes.Vpc).Select(vpc => In(vpc, report))];

    /// <summary>The address blocks of a VPC or subnet: <c>10.20.0.0/16</c>, and one of IPv6 where it has one.</summary>
    public static string Blocks(ReportedResource resource) =>
        string.Join(
            ", ",
            ((string?[])[resource.Text("cidrBlock"), resource.Text("ipv6CidrBlock")]).OfType<string>()
                .Where(block => block.Length > 0));

    /// <summary>The short name of an endpoint's service: <c>s3</c> of <c>com.amazonaws.us-east-1.s3</c>.</summary>
    public static string ServiceOf(ReportedResource endpoint) =>
        endpoint.Text("serviceName") is { } service ? service[(service.LastIndexOf('.') + 1)..] : "a service";

    private static NetworkTopology In(ReportedResource vpc, ReviewReport report) => new(
        vpc,
        [
            .. from subnet in report.Resources.Of(ResourceTypes.Subnet)
               where vpc.Answers(subnet.Text("vpcId"))
               group Read(subnet, report) by subnet.Text("availabilityZone") ?? subnet.Text("availabilityZoneId")
                   ?? "no zone stated" into zone
               orderby zone.Key
               select new Zone(zone.Key, [.. zone]),
        ],
        [.. report.Resources.Of(ResourceTypes.InternetGateway).Where(gateway => vpc.Answers(gateway.Text("vpcId")))],
        [.. report.Resources.Of(ResourceTypes.VpcEndpoint)
            .Where(endpoint => vpc.Answers(endpoint.Text("vpcId")) && IsGateway(endpoint))]);

    private static bool IsGateway(ReportedResource endpoint) => endpoint.Text("vpcEndpointType") is null or "Gateway";

    private static PlacedSubnet Read(ReportedResource subnet, ReviewReport report)
    {
        var tables = report.Resources.Of(ResourceTypes.RouteTableAssociation)
            .Where(association => subnet.Answers(association.Text("subnetId")))
            .Select(association => association.Text("routeTableId"))
            .OfType<string>()
            .ToHashSet();
        var targets = report.Resources.Of(ResourceTypes.Route)
            .Where(route => tables.Contains(route.Text("routeTableId") ?? ""))
            .SelectMany(
                route => ((string?[])[route.Text("gatewayId"), route.Text("natGatewayId"), route.Text("egressOnlyGatewayId")])
                .OfType<string>())
            .ToHashSet();
        return new(
            subnet,
            report.Resources.Of(ResourceTypes.InternetGateway).FirstOrDefault(gateway => targets.Contains(gateway.Id ?? "")),
            report.Resources.Of(ResourceTypes.NatGateway).FirstOrDefault(gateway => targets.Contains(gateway.Id ?? "")),
            [.. report.Resources.Of(ResourceTypes.VpcEndpoint)
                .Where(endpoint => IsGateway(endpoint) && endpoint.Texts("routeTableIds").Any(tables.Contains))],
            [.. SubnetHosts.In(subnet, report)]);
    }
}

public sealed record Zone(string Name, IReadOnlyList<PlacedSubnet> Subnets);

/// <param name="Subnet">As declared.</param>
/// <param name="Gateway">The internet gateway in its routes, which makes the subnet public.</param>
/// <param name="Nat">The NAT gateway in its routes.</param>
/// <param name="Endpoints">The gateway endpoints in its routes.</param>
/// <param name="Hosts">The hosts in it.</param>
public sealed record PlacedSubnet(
    ReportedResource Subnet,
    ReportedResource? Gateway,
    ReportedResource? Nat,
    IReadOnlyList<ReportedResource> Endpoints,
    IReadOnlyList<SubnetHost> Hosts);
