using Policies.Network;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Vpc;

namespace Infra.Components;

/// <summary>The network policy as security-group rules: for each rule the way out of one end and the way in to the other.</summary>
public sealed class TrafficRules : ComponentResource
{
    private readonly StackContext stack;
    private readonly IReadOnlyDictionary<Group, SecurityGroup> groups;
    private readonly Output<string> s3PrefixListId;

    public TrafficRules(
        string name,
        StackContext stack,
        IReadOnlyDictionary<Group, SecurityGroup> groups,
        Output<string> s3PrefixListId,
        IEnumerable<TrafficRule> rules,
        ComponentResourceOptions? options = null)
        : base("infra:components:TrafficRules", name, options)
    {
        this.stack = stack;
        this.groups = groups;
        this.s3PrefixListId = s3PrefixListId;
        foreach (var rule in rules)
        {
            DeclareWayIn(rule);
            DeclareWayOut(rule);
        }

        RegisterOutputs();
    }

    private void DeclareWayIn(TrafficRule rule)
    {
        if (rule.To is not Party.Member to)
        {
            return;
        }

        var (first, last) = Ports(rule);
        _ = new SecurityGroupIngressRule($"{Word(rule.To)}-from-{Word(rule.From)}-{Ends(rule)}", new()
        {
            SecurityGroupId = groups[to.Group].Id,
            IpProtocol = Word(rule.Protocol),
            FromPort = first,
            ToPort = last,
            CidrIpv4 = Block(rule.From, ipv4: true),
            CidrIpv6 = Block(rule.From, ipv4: false),
            PrefixListId = PrefixList(rule.From),
            ReferencedSecurityGroupId = Reference(rule.From),
            Description = rule.Why,
            Tags = stack.Tags($"{Word(rule.To)}-from-{Word(rule.From)}"),
        }, StackContext.Child(this));
    }

    private void DeclareWayOut(TrafficRule rule)
    {
        if (rule.From is not Party.Member from)
        {
            return;
        }

        var (first, last) = Ports(rule);
        _ = new SecurityGroupEgressRule($"{Word(rule.From)}-to-{Word(rule.To)}-{Ends(rule)}", new()
        {
            SecurityGroupId = groups[from.Group].Id,
            IpProtocol = Word(rule.Protocol),
            FromPort = first,
            ToPort = last,
            CidrIpv4 = Block(rule.To, ipv4: true),
            CidrIpv6 = Block(rule.To, ipv4: false),
            PrefixListId = PrefixList(rule.To),
            ReferencedSecurityGroupId = Reference(rule.To),
            Description = rule.Why,
            Tags = stack.Tags($"{Word(rule.From)}-to-{Word(rule.To)}"),
        }, StackContext.Child(this));
    }

    private static Input<string>? Block(Party party, bool ipv4) =>
        party is Party.Addresses addresses && addresses.Block.IsIPv4 == ipv4 ? addresses.Block.ToString() : (Input<string>?)null;

    private Input<string>? PrefixList(Party party) => party is Party.S3 ? s3PrefixListId : (Input<string>?)null;

    private Input<string>? Reference(Party party) => party is Party.Member member ? groups[member.Group].Id : (Input<string>?)null;

    // For ICMP, AWS writes "all types and codes" as -1.
    private static (int First, int Last) Ports(TrafficRule rule) =>
        rule.Protocol == Protocol.Icmp ? (-1, -1) : (rule.Ports.First, rule.Ports.Last);

    private static string Ends(TrafficRule rule) => rule.Protocol == Protocol.Icmp ? "icmp" : $"{Word(rule.Protocol)}-{rule.Ports}";

    private static string Word(Protocol protocol) => protocol switch
    {
        Protocol.Tcp => "tcp",
        Protocol.Udp => "udp",
        _ => "icmp",
    };

    // "::" separates the parts of a URN, so an address must not bring it in.
    private static string Word(Party party) => party switch
    {
        Party.Member member => Word(member.Group),
        Party.Addresses addresses => addresses.Block.ToString().Replace(':', '.').Replace('/', '-'),
        _ => "s3",
    };

    private static string Word(Group group) => group switch
    {
        Group.Bastion => "bastion",
        Group.EmrPrimary => "emr-primary",
        Group.EmrCore => "emr-core",
        Group.EmrServiceAccess => "emr-service-access",
        Group.EmrSsh => "emr-ssh",
        _ => "endpoints",
    };
}
