using System.Globalization;
using System.Text.Json.Nodes;
using IamEngine.Model;
using Review.Model;

namespace Review.Theorems;

/// <summary>Ports of a protocol that a rule opens; <c>all</c> is every protocol.</summary>
internal sealed record OpenPorts(string Protocol, int First, int Last)
{
    public bool Overlap(OpenPorts other) =>
        (Protocol == other.Protocol || Protocol == "all" || other.Protocol == "all") && First <= other.Last && other.First <= Last;

    public override string ToString() => (First, Last) switch
    {
        (0, 65535) => Protocol == "all" ? "everything" : $"all of {Protocol}",
        var (one, same) when one == same => string.Create(CultureInfo.InvariantCulture, $"{Protocol} {one}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Protocol} {First}-{Last}"),
    };
}

/// <summary>One rule of a security group: a way into it, or a way out of it.</summary>
/// <param name="Group">The group's name in the stack.</param>
/// <param name="Peer">The other group's name; null where the peer is no group of the stack.</param>
/// <param name="Block">The peer's addresses; null where it is a group or a list of addresses that nobody knows here.</param>
internal sealed record GroupRule(bool IsWayIn, string Group, string? Peer, Cidr? Block, string PeerName, OpenPorts Ports);

/// <summary>The declared rules of the stack's security groups, and the addresses of its VPC.</summary>
internal sealed class GroupRules
{
    private const string Ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    private const string Egress = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
    private const string OlderRule = "aws:ec2/securityGroupRule:SecurityGroupRule";

    private readonly IReadOnlyList<GroupRule> rules;

    private GroupRules(ReviewReport report)
    {
        var groups = report.Resources.Where(IsGroup).Where(group => group.Id is not null).ToDictionary(group => group.Id!, group => group.Name);
        Groups = [.. groups.Values];
        Vpc = [.. report.Resources.Where(resource => resource.Type == "aws:ec2/vpc:Vpc").Select(vpc => Block(vpc.Inputs["cidrBlock"].AsText())).OfType<Cidr>()];
        Unread = [.. report.Resources.Where(resource => resource.Type == OlderRule || (IsGroup(resource) && (Any(resource, "ingress") || Any(resource, "egress")))).Select(resource => resource.Name)];
        rules = [.. report.Resources.Where(resource => resource.Type is Ingress or Egress).Select(rule => Read(rule, groups))];
    }

    public static GroupRules In(ReviewReport report) => new(report);

    public IReadOnlyList<string> Groups { get; }

    public IReadOnlyList<Cidr> Vpc { get; }

    /// <summary>What declares rules in a form that is not read here.</summary>
    public IReadOnlyList<string> Unread { get; }

    /// <summary>The rules that let someone in from outside the VPC, as far as anybody can tell.</summary>
    public IEnumerable<GroupRule> Entrances() =>
        rules.Where(rule => rule.IsWayIn && rule.Peer is null && (rule.Block is not { } block || !Blocks.Cover(Vpc, block)));

    /// <summary>The groups that members of a group can open connections to: out of the one and into the other, by name or by address.</summary>
    public IEnumerable<(string To, OpenPorts Ports)> Onward(string group) =>
        from wayOut in rules
        where !wayOut.IsWayIn && wayOut.Group == @group
        from wayIn in rules
        where wayIn.IsWayIn && Reaches(wayOut, wayIn.Group) && Reaches(wayIn, @group) && wayOut.Ports.Overlap(wayIn.Ports)
        select (wayIn.Group, wayIn.Ports);

    // A member of a group can have any address of the VPC; a list of addresses that nobody knows may hold some of them.
    private bool Reaches(GroupRule rule, string group) =>
        rule.Peer is { } peer ? peer == group : rule.Block is not { } block || Vpc.Any(vpc => vpc.Overlaps(block));

    private static GroupRule Read(ReportedResource rule, Dictionary<string, string> groups)
    {
        var peer = rule.Inputs["referencedSecurityGroupId"].AsText();
        var block = rule.Inputs["cidrIpv4"].AsText() ?? rule.Inputs["cidrIpv6"].AsText();
        var own = rule.Inputs["securityGroupId"].AsText() ?? "";
        return new(
            rule.Type == Ingress,
            groups.GetValueOrDefault(own, own),
            peer is null ? null : groups.GetValueOrDefault(peer),
            Block(block),
            peer is not null ? groups.GetValueOrDefault(peer, peer) : block ?? rule.Inputs["prefixListId"].AsText() ?? "an unknown peer",
            Ports(rule));
    }

    // AWS writes all protocols as -1 with no ports, and all ICMP types as -1; ICMP's numbers are types, which do not matter here.
    private static OpenPorts Ports(ReportedResource rule)
    {
        var protocol = rule.Inputs["ipProtocol"].AsText() is null or "-1" ? "all" : rule.Inputs["ipProtocol"].AsText()!.ToLowerInvariant();
        var (first, last) = (Number(rule, "fromPort"), Number(rule, "toPort"));
        return protocol is "tcp" or "udp" && first is >= 0 && last is { } end ? new(protocol, first.Value, end) : new(protocol, 0, 65535);
    }

    private static Cidr? Block(string? text) => text is not null && Cidr.Ask(text) is Answer<Cidr>.Yes yes ? yes.Value : null;

    private static bool IsGroup(ReportedResource resource) =>
        resource.Type is "aws:ec2/securityGroup:SecurityGroup" or "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";

    private static bool Any(ReportedResource resource, string input) => resource.Inputs[input] is JsonArray { Count: > 0 };

    private static int? Number(ReportedResource resource, string input) =>
        resource.Inputs[input] is JsonValue value && value.TryGetValue<long>(out var number) ? (int)number : null;
}
