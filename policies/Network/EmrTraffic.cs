using IamEngine.Model;

namespace Policies.Network;

/// <summary>
/// The traffic rules of EMR nodes, inbound and outbound. EMR requires the rules between its managed groups and adds missing ones
/// itself, outside any review.
/// https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-man-sec-groups.html
/// </summary>
public static class EmrTraffic
{
    private static readonly Party.Member Primary = new(Group.EmrPrimary);

    private static readonly Party.Member Core = new(Group.EmrCore);

    private static readonly Party.Member ServiceAccess = new(Group.EmrServiceAccess);

    /// <param name="internetThroughNat">
    /// Whether private subnets have a NAT gateway. Without one, no rule allows HTTPS to every address.
    /// </param>
    /// <param name="endpoints">Whether AWS services have interface endpoints in the VPC.</param>
    /// <param name="foreignEndpoints">
    /// The block of a VPC that the stack does not declare, in which its owner has interface endpoints; null if none are needed.
    /// </param>
    public static Seq<TrafficRule> Rules(bool internetThroughNat, bool endpoints = false, Cidr? foreignEndpoints = null) =>
    [
        .. from node in Nodes from other in Nodes from protocol in Enum.GetValues<Protocol>() select AmongNodes(
            node, other, protocol),
        TrafficRule.Tcp(Primary, ServiceAccess, 9443, "the cluster reports to the EMR service"),
        TrafficRule.Tcp(ServiceAccess, Primary, 8443, "the EMR service manages primary nodes"),
        TrafficRule.Tcp(ServiceAccess, Core, 8443, "the EMR service manages core and task nodes"),
        .. from node in Nodes select TrafficRule.Tcp(node, new Party.S3(), 443, "state, logs and software are in S3"),
        .. from node in Nodes where internetThroughNat select TrafficRule.Tcp(
            node, new Party.Addresses(Cidr.AnyIPv4), 443, "AWS services through NAT"),
        .. from node in Nodes where endpoints select TrafficRule.Tcp(
            node, new Party.Member(Group.Endpoints), 443, "AWS services inside the VPC"),
        .. foreignEndpoints is { } block ? from node in Nodes select TrafficRule.Tcp(
            node, new Party.Addresses(block), 443, "AWS services at endpoints inside the VPC") : [],
    ];

    private static readonly Party.Member[] Nodes = [Primary, Core];

    private static TrafficRule AmongNodes(Party from, Party to, Protocol protocol) =>
        new(from, to, protocol, PortRange.All, "nodes of one cluster talk freely");
}
