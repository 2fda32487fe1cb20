using System.Globalization;
using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Reach;

/// <summary>
/// Lists the declared rules of the security groups as who may open which port on whom. A connection needs a way out of the one end and
/// a way into the other, where these are groups of the stack.
/// </summary>
internal sealed class NetworkRules
{
    private const string Ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    private const string Egress = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

    private readonly IReadOnlyList<DeclaredResource> resources;
    private readonly IReadOnlyList<Half> halves;

    private NetworkRules(Declaration declaration)
    {
        resources = declaration.Resources;
        halves = [.. resources.Where(resource => resource.Type is Ingress or Egress).Select(Read)];
    }

    public static (IReadOnlyList<NetworkRow> Rows, IReadOnlyList<Finding> Findings) In(Declaration declaration)
    {
        var rules = new NetworkRules(declaration);
        var rows = rules.halves.Select(rules.Row).Distinct().ToArray();
        var findings = rules.halves.Where(half => !rules.IsAnswered(half)).Select(rules.OneSided).ToArray();
        return (rows, findings);
    }

    private NetworkRow Row(Half half) =>
        new(
            Name(half.From),
            Name(half.To),
            half.Protocol,
            half.Port,
            IsAnswered(half) ? "Allowed" : "Denied",
            IsAnswered(half) ? half.Why : $"{half.Why}, but {Unopened(half)}");

    private Finding OneSided(Half half) =>
        new(
            "ONE_SIDED_RULE",
            Severity.Warning,
            $"the rule opens one end only: {Unopened(half)}",
            half.Urn,
            "declare the other half, or remove this one");

    private string Unopened(Half half) => half.IsWayIn
        ? $"{Name(half.From)} has no way out to {Name(half.To)}"
        : $"{Name(half.To)} has no way in from {Name(half.From)}";

    /// <summary>Whether the other end opens too. What is no group of the stack has no rules here that could say otherwise.</summary>
    private bool IsAnswered(Half half)
    {
        var other = half.IsWayIn ? half.From : half.To;
        return !resources.Any(resource => IsGroup(resource) && resource.Id == other) || halves.Any(half.IsMetBy);
    }

    private Half Read(DeclaredResource rule)
    {
        var group = rule.Text("securityGroupId") ?? "";
        var peer = rule.Text("referencedSecurityGroupId") ?? rule.Text("prefixListId") ?? rule.Text("cidrIpv4") ?? rule.Text("cidrIpv6") ?? "";
        var isWayIn = rule.Type == Ingress;
        return new(
            rule.Urn,
            isWayIn,
            isWayIn ? peer : group,
            isWayIn ? group : peer,
            rule.Text("ipProtocol") is "-1" or null ? "all" : rule.Text("ipProtocol")!,
            Number(rule, "fromPort"),
            Number(rule, "toPort"),
            rule.Text("description") ?? "the rule does not say");
    }

    private string Name(string end) =>
        resources.FirstOrDefault(resource => IsGroup(resource) && resource.Id == end) is { } group ? group.Name
        : resources.FirstOrDefault(resource => resource.Text("prefixListId") == end && resource.Text("serviceName") is not null) is { } endpoint ? endpoint.Text("serviceName")!
        : end;

    private static bool IsGroup(DeclaredResource resource) =>
        resource.Type is "aws:ec2/securityGroup:SecurityGroup" or "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";

    private static int? Number(DeclaredResource rule, string input) =>
        rule.Inputs[input] is JsonValue value ? (int)value.GetValue<long>() : null;

    private sealed record Half(string Urn, bool IsWayIn, string From, string To, string Protocol, int? First, int? Last, string Why)
    {
        // AWS writes all ICMP types as -1, and no ports at all for all protocols.
        private bool IsEveryPort => First is null or -1;

        public string Port =>
            IsEveryPort ? "all"
            : First == Last ? First!.Value.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");

        /// <summary>Whether the other rule opens the other end for everything that this one opens.</summary>
        public bool IsMetBy(Half other) =>
            IsWayIn != other.IsWayIn
            && (IsWayIn ? other.From == From && other.Covers(To, end => end.To) : other.To == To && other.Covers(From, end => end.From))
            && (other.Protocol == "all" || other.Protocol == Protocol)
            && (other.IsEveryPort || (!IsEveryPort && other.First <= First && other.Last >= Last));

        private bool Covers(string end, Func<Half, string> side) => side(this) == end || side(this) is "0.0.0.0/0";
    }
}
