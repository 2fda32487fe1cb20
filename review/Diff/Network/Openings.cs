using System.Text.Json.Nodes;
using IamEngine.Model;
using Review.Model;

namespace Review.Diff.Network;

/// <summary>Reads the rules of security groups in every form that a program can declare them in.</summary>
internal sealed class Openings
{
    private const string Ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    private const string Egress = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
    private const string Rule = "aws:ec2/securityGroupRule:SecurityGroupRule";

    private readonly ReviewReport report;

    private Openings(ReviewReport report) => this.report = report;

    public static IReadOnlyList<Opening> In(ReviewReport report) => [.. report.Resources.SelectMany(new Openings(report).Read)];

    /// <summary>A security group, prefix list or address block by the name that a reader knows it by.</summary>
    public static string NameOf(ReviewReport report, string id) =>
        report.Resources.FirstOrDefault(resource => IsGroup(resource) && resource.Id == id) is { } group ? group.Name
        : report.Resources.FirstOrDefault(resource => resource.Assumed["prefixListId"].AsText() == id) is { } endpoint ? endpoint.Inputs["serviceName"].AsText() ?? endpoint.Name
        : id;

    private IEnumerable<Opening> Read(ReportedResource resource) => resource.Type switch
    {
        Ingress or Egress => Half(resource, resource.Inputs, resource.Type == Ingress, resource.Inputs["securityGroupId"].AsText() ?? ""),
        Rule => Half(resource, resource.Inputs, resource.Inputs["type"].AsText() == "ingress", resource.Inputs["securityGroupId"].AsText() ?? ""),
        _ when IsGroup(resource) => Inline(resource, "ingress").Concat(Inline(resource, "egress")),
        _ => [],
    };

    private IEnumerable<Opening> Inline(ReportedResource group, string side) =>
        (group.Inputs[side] as JsonArray ?? []).OfType<JsonObject>().SelectMany(rule => Half(group, rule, side == "ingress", group.Id ?? ""));

    private IEnumerable<Opening> Half(ReportedResource resource, JsonObject rule, bool isWayIn, string groupId)
    {
        var group = NameOf(report, groupId);
        var protocol = (rule["ipProtocol"].AsText() ?? rule["protocol"].AsText() ?? Opening.EveryProtocol) switch
        {
            "6" => "tcp",
            "17" => "udp",
            "1" => "icmp",
            "58" => "icmpv6",
            "all" => Opening.EveryProtocol,
            var other => other.ToLowerInvariant(),
        };
        var (first, last) = Ports(protocol, Number(rule["fromPort"]), Number(rule["toPort"]));
        foreach (var block in Texts(rule, "cidrIpv4", "cidrIpv6", "cidrBlocks", "ipv6CidrBlocks"))
        {
            if (Cidr.TryReadLoosely(block, out var cidr))
            {
                yield return new(
                    group,
                    isWayIn,
                    cidr.IsIPv4 ? Opening.IPv4 : Opening.IPv6,
                    protocol,
                    new(cidr.First, cidr.Last, first, last),
                    resource.Name);
            }
        }

        var self = rule["self"]?.GetValueKind() == System.Text.Json.JsonValueKind.True ? [groupId] : Array.Empty<string>();
        foreach (var peer in Texts(rule, "referencedSecurityGroupId", "sourceSecurityGroupId", "securityGroups", "prefixListId", "prefixListIds").Concat(self))
        {
            yield return new(group, isWayIn, NameOf(report, peer), protocol, new(0, 0, first, last), resource.Name);
        }
    }

    /// <summary>AWS ignores ports where all protocols are meant; of ICMP the "ports" are type and code, and -1 is any.</summary>
    private static (int First, int Last) Ports(string protocol, int? from, int? to) => (protocol, from, to) switch
    {
        (Opening.EveryProtocol, _, _) or (_, null or -1, _) => (Area.LowestPort, Area.HighestPort),
        ("icmp" or "icmpv6", { } type, _) => (type, type),
        (_, { } first, var last) => (first, last ?? first),
    };

    private static bool IsGroup(ReportedResource resource) =>
        resource.Type is "aws:ec2/securityGroup:SecurityGroup" or "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";

    private static IEnumerable<string> Texts(JsonObject rule, params string[] members) =>
        members.SelectMany(member => rule[member] is JsonArray list ? list.Select(JsonTexts.AsText) : [rule[member].AsText()]).OfType<string>();

    private static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) ? (int)number : null;
}
