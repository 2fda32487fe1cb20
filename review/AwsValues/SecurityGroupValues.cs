using static Review.AwsValues.Constraint;

namespace Review.AwsValues;

/// <summary>Security groups and their rules. EC2 restricts the characters of their texts the most.</summary>
internal static class SecurityGroupValues
{
    private const string Group = "aws:ec2/securityGroup:SecurityGroup";
    private const string WayOut = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
    private const string WayIn = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

    public static IEnumerable<InputRules> Rows =>
    [
        new(Group, "name", "the name of a security group", "write letters, digits and hyphens",
            Api("CreateSecurityGroup"), "ec2:CreateSecurityGroup:GroupName",
            [new Length(1, 255), Characters("infra-dev-bastion", "infra's-bastion"), new NotReserved(["sg-"], [])]),
        new(Group, "description", "the description of a security group", "say it without an apostrophe and without other signs",
            Api("CreateSecurityGroup"), "ec2:CreateSecurityGroup:Description",
            [new Length(0, 255), Characters("Way of the EMR service to the nodes; managed by EMR",
                "The EMR service's way to the nodes")]),
        .. OfRule(WayOut),
        .. OfRule(WayIn),
    ];

    private static IEnumerable<InputRules> OfRule(string type) =>
    [
        new(type, "description", "the description of a security group rule",
            "say it without an apostrophe and without other signs",
            Api("UserIdGroupPair"), null,
            [
                new Length(0, 255),
                // An address block's description may have & too; a group's and a prefix list's may not.
                new Pattern(
                    @"[a-zA-Z0-9 ._\-:/()#,@\[\]+=;{}!$*]*", "a-z, A-Z, 0-9, spaces and ._-:/()#,@[]+=;{}!$*",
                    "SSH goes on to EMR nodes", "the operators' SSH"),
            ]),
        new(type, "ipProtocol", "a protocol", "write tcp, udp, icmp or -1",
            Api("IpPermission"), null,
            [new Pattern("-1|tcp|udp|icmp|icmpv6|[0-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5]",
                "tcp, udp, icmp, icmpv6, -1, or a number up to 255", "tcp", "ssh")]),
        new(type, "fromPort", "the first port of a rule", "write a port, or -1 for all ICMP types", Api("IpPermission"), null,
            [new Between(-1, 65_535)]),
        new(type, "toPort", "the last port of a rule", "write a port, or -1 for all ICMP codes", Api("IpPermission"), null,
            [new Between(-1, 65_535)]),
        new(type, "cidrIpv4", "the addresses of a rule", "write one such as 203.0.113.0/24", Api("IpRange"), null,
            [new Block(true, 0, 32)]),
        new(type, "cidrIpv6", "the addresses of a rule", "write one such as 2001:db8::/32", Api("Ipv6Range"), null,
            [new Block(false, 0, 128)]),
    ];

    private static Pattern Characters(string good, string bad) => new(
        @"[a-zA-Z0-9 ._\-:/()#,@\[\]+=&;{}!$*]*", "a-z, A-Z, 0-9, spaces and ._-:/()#,@[]+=&;{}!$*", good, bad);

    private static string Api(string name) => $"https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_{name}.html";
}
