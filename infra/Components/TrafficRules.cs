using Policies.Network;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Vpc;

namespace Infra.Components;

/// <summary>
/// The traffic rules as security group rules: an egress rule for the sender's group and an ingress rule for the receiver's.
/// </summary>
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
            DeclareIngress(rule);
            DeclareEgress(rule);
        }

        RegisterOutputs();
    }

    private void DeclareIngress(TrafficRule rule)
    {
        if (rule.To is not Party.Member to)
        {
            return;
        }

        var (first, last) = Ports(rule);
        _ = new SecurityGroupIngressRule($"{NameOf(rule.To)}-from-{NameOf(rule.From)}-{Ends(rule)}", new()
        {
            SecurityGroupId = groups[to.Group].Id,
            IpProtocol = NameOf(rule.Protocol),
            FromPort = first,
            ToPort = last,
            CidrIpv4 = Block(rule.From, ipv4: true),
            CidrIpv6 = Block(rule.From, ipv4: false),
            PrefixListId = PrefixList(rule.From),
            ReferencedSecurityGroupId = Reference(rule.From),
            Description = rule.Why,
            Tags = stack.Tags($"{NameOf(rule.To)}-from-{NameOf(rule.From)}"),
        }, StackContext.Child(this));
    }

    private void DeclareEgress(TrafficRule rule)
    {
        if (rule.From is not Party.Member from)
        {
            return;
        }

        var (first, last) = Ports(rule);
        _ = new SecurityGroupEgressRule($"{NameOf(rule.From)}-to-{NameOf(rule.To)}-{Ends(rule)}", new()
        {
            SecurityGroupId = groups[from.Group].Id,
            IpProtocol = NameOf(rule.Protocol),
            FromPort = first,
            ToPort = last,
            CidrIpv4 = Block(rule.To, ipv4: true),
            CidrIpv6 = Block(rule.To, ipv4: false),
            PrefixListId = PrefixList(rule.To),
            ReferencedSecurityGroupId = Reference(rule.To),
            Description = rule.Why,
            Tags = stack.Tags($"{NameOf(rule.From)}-to-{NameOf(rule.To)}"),
        }, StackContext.Child(this));
    }

    private static Input<string>? Block(Party party, bool ipv4) =>
        party is Party.Addresses addresses && addresses.Block.IsIPv4 == ipv4 ? addresses.Block.ToString() : (Input<string>?)null;

    private Input<string>? PrefixList(Party party) => party switch
    {
        Party.S3 => s3PrefixListId,
        Party.PrefixList list => list.Id,
        _ => null,
    };

    private Input<string>? Reference(Party party) => party switch
    {
        Party.Member member => groups[member.Group].Id,
        Party.ForeignGroup foreign => foreign.Id,
        _ => null,
    };

    // For ICMP, -1 means all types and codes.
    private static (int First, int Last) Ports(TrafficRule rule) =>
        rule.Protocol == Protocol.Icmp ? (-1, -1) : (rule.Ports.First, rule.Ports.Last);

    private static string Ends(TrafficRule rule) =>
        rule.Protocol == Protocol.Icmp ? "icmp" : $"{NameOf(rule.Protocol)}-{rule.Ports}";

    private static string NameOf(Protocol protocol) => protocol switch
    {
        Protocol.Tcp => "tcp",
        Protocol.Udp => "udp",
        _ => "icmp",
    };

    // "::" separates the parts of a URN, so a name must not contain it.
    private static string NameOf(Party party) => party switch
    {
        Party.Member member => NameOf(member.Group),
        Party.Addresses addresses => addresses.Block.ToString().Replace(':', '.').Replace('/', '-'),
        Party.PrefixList list => list.Id,
        Party.ForeignGroup foreign => foreign.Id,
        _ => "s3",
    };

    private static string NameOf(Group group) => group switch
    {
        Group.Bastion => "bastion",
        Group.EmrPrimary => "emr-primary",
        Group.EmrCore => "emr-core",
        Group.EmrServiceAccess => "emr-service-access",
        Group.EmrSsh => "emr-ssh",
        _ => "endpoints",
    };
}
