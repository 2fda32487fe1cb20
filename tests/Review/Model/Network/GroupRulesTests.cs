using System.Text.Json.Nodes;
using Review.Model;
using Review.Model.Network;

namespace Tests.Review.Model.Network;

/// <summary>Every form in which a program can declare a rule, and forms that are no rule.</summary>
public sealed class GroupRulesTests
{
    private static readonly ReportedResource[] Groups =
    [
        Resource(ResourceTypes.SecurityGroup, "web", "{}", "sg-web"),
        Resource(ResourceTypes.DefaultSecurityGroup, "default", "{}", "sg-default"),
        Resource(ResourceTypes.VpcEndpoint, "endpoint", """{"serviceName":"com.amazonaws.us-east-1.s3"}""", "vpce-1",
            """{"prefixListId":"pl-1"}"""),
    ];

    [Theory]
    [InlineData(
        ResourceTypes.SecurityGroupIngressRule,
        """{"securityGroupId":"sg-web","cidrIpv4":"203.0.113.0/24","ipProtocol":"tcp","fromPort":22,"toPort":22}""",
        "203.0.113.0/24 → web: tcp 22")]
    [InlineData(
        ResourceTypes.SecurityGroupIngressRule,
        """{"securityGroupId":"sg-web","cidrIpv6":"2001:db8::/32","ipProtocol":"6","fromPort":80,"toPort":90}""",
        "2001:db8::/32 → web: tcp 80-90")]
    [InlineData(
        ResourceTypes.SecurityGroupIngressRule,
        """{"securityGroupId":"sg-web","referencedSecurityGroupId":"sg-default","ipProtocol":"17","fromPort":53,"toPort":53}""",
        "default → web: udp 53")]
    [InlineData(
        ResourceTypes.SecurityGroupIngressRule, """{"securityGroupId":"sg-web","prefixListId":"pl-2","ipProtocol":"-1"}""",
        "pl-2 → web: everything")]
    [InlineData(
        ResourceTypes.SecurityGroupEgressRule,
        """{"securityGroupId":"sg-web","prefixListId":"pl-1","ipProtocol":"tcp","fromPort":443,"toPort":443}""",
        "web → com.amazonaws.us-east-1.s3: tcp 443")]
    [InlineData(
        ResourceTypes.SecurityGroupEgressRule,
        """{"securityGroupId":"sg-elsewhere","cidrIpv4":"0.0.0.0/0","ipProtocol":"-1","fromPort":7,"toPort":7}""",
        "sg-elsewhere → 0.0.0.0/0: everything")]
    [InlineData(
        ResourceTypes.SecurityGroupIngressRule,
        """{"securityGroupId":"sg-web","cidrIpv4":"203.0.113.0/24","ipProtocol":"icmp","fromPort":8,"toPort":-1}""",
        "203.0.113.0/24 → web: icmp 8")]
    [InlineData(
        ResourceTypes.SecurityGroupIngressRule,
        """{"securityGroupId":"sg-web","cidrIpv4":"203.0.113.0/24","ipProtocol":"ICMP","fromPort":-1,"toPort":-1}""",
        "203.0.113.0/24 → web: all of icmp")]
    [InlineData(
        ResourceTypes.SecurityGroupIngressRule, """{"securityGroupId":"sg-web","cidrIpv4":"203.0.113.0/24","ipProtocol":"58"}""",
        "203.0.113.0/24 → web: all of icmpv6")]
    [InlineData(
        ResourceTypes.SecurityGroupIngressRule, """{"securityGroupId":"sg-web","cidrIpv4":"203.0.113.0/24","ipProtocol":"47"}""",
        "203.0.113.0/24 → web: all of 47")]
    [InlineData(
        ResourceTypes.SecurityGroupRule,
        """{"type":"ingress","securityGroupId":"sg-web","protocol":"tcp","fromPort":22,"toPort":22,"cidrBlocks":["203.0.113.0/24","198.51.100.0/24"],"ipv6CidrBlocks":["::/0"]}""", "203.0.113.0/24 → web: tcp 22|198.51.100.0/24 → web: tcp 22|::/0 → web: tcp 22")]
    [InlineData(
        ResourceTypes.SecurityGroupRule,
        """{"type":"egress","securityGroupId":"sg-web","protocol":"all","sourceSecurityGroupId":"sg-default"}""",
        "web → default: everything")]
    [InlineData(
        ResourceTypes.SecurityGroupRule,
        """{"type":"ingress","securityGroupId":"sg-web","protocol":"tcp","fromPort":1,"toPort":2,"self":true,"prefixListIds":["pl-1"]}""", "web → web: tcp 1-2|com.amazonaws.us-east-1.s3 → web: tcp 1-2")]
    [InlineData(
        ResourceTypes.SecurityGroup,
        """{"ingress":[{"protocol":"tcp","fromPort":22,"toPort":22,"securityGroups":["sg-web","sg-unknown"]}],"egress":[{"protocol":"-1","fromPort":0,"toPort":0,"cidrBlocks":["0.0.0.0/0"]}]}""", "web → subject: tcp 22|sg-unknown → subject: tcp 22|subject → 0.0.0.0/0: everything")]
    [InlineData(
        ResourceTypes.DefaultSecurityGroup, """{"ingress":[{"protocol":"-1","fromPort":0,"toPort":0,"self":true}]}""",
        "subject → subject: everything")]
    public void A_rule_is_read_in_every_form(string type, string inputs, string rules)
    {
        var read = GroupRules.In([.. Groups, Resource(type, "subject", inputs, "sg-subject")]);

        Assert.Equal(rules.Split('|'), read.All.Select(rule => $"{rule.From} → {rule.To}: {rule.Ports}"));
        Assert.Empty(read.Unread);
    }

    [Theory]
    [InlineData(
        ResourceTypes.SecurityGroupIngressRule, """{"cidrIpv4":"0.0.0.0/0","ipProtocol":"-1"}""",
        "securityGroupId it names no security group")]
    [InlineData(
        ResourceTypes.SecurityGroupIngressRule, """{"securityGroupId":"sg-web","ipProtocol":"-1"}""",
        " it names no other end: no addresses, group or prefix list")]
    [InlineData(
        ResourceTypes.SecurityGroupIngressRule, """{"securityGroupId":"sg-web","cidrIpv4":"[secret]","ipProtocol":"-1"}""",
        "cidrIpv4 `[secret]` is no block of addresses")]
    [InlineData(
        ResourceTypes.SecurityGroupIngressRule,
        """{"securityGroupId":"sg-web","cidrIpv4":"0.0.0.0/0","ipProtocol":"tcp","fromPort":"ssh","toPort":22}""",
        "fromPort it is no number")]
    [InlineData(
        ResourceTypes.SecurityGroupRule, """{"type":"both","securityGroupId":"sg-web","protocol":"tcp","self":true}""",
        "type it is neither `ingress` nor `egress`")]
    [InlineData(
        ResourceTypes.SecurityGroupRule, """{"type":"ingress","securityGroupId":"sg-web","protocol":"tcp","cidrBlocks":[7]}""",
        "cidrBlocks it is no text")]
    [InlineData(ResourceTypes.SecurityGroup, """{"ingress":"[secret]"}""", "ingress it is no list of rules")]
    [InlineData(ResourceTypes.SecurityGroup, """{"egress":["any"]}""", "egress[0] it is no rule")]
    [InlineData(
        ResourceTypes.SecurityGroup, """{"ingress":[{"protocol":"-1","fromPort":0,"toPort":0}]}""",
        "ingress[0] it names no other end: no addresses, group or prefix list")]
    public void An_unreadable_rule_is_named(string type, string inputs, string unread) =>
        Assert.Contains(
            unread, GroupRules.In([.. Groups, Resource(type, "subject", inputs, "sg-subject")]).Unread.Select(
                rule => $"{rule.Input} {rule.Reason}"));

    [Theory]
    [InlineData(
        """{"securityGroupId":"sg-web","referencedSecurityGroupId":"sg-default","ipProtocol":"tcp","fromPort":20,"toPort":30}""",
        true)]
    [InlineData("""{"securityGroupId":"sg-web","cidrIpv4":"0.0.0.0/0","ipProtocol":"-1"}""", true)]
    [InlineData(
        """{"securityGroupId":"sg-web","referencedSecurityGroupId":"sg-default","ipProtocol":"udp","fromPort":22,"toPort":22}""",
        false)]
    [InlineData(
        """{"securityGroupId":"sg-web","referencedSecurityGroupId":"sg-default","ipProtocol":"tcp","fromPort":23,"toPort":30}""",
        false)]
    [InlineData(
        """{"securityGroupId":"sg-default","referencedSecurityGroupId":"sg-web","ipProtocol":"tcp","fromPort":22,"toPort":22}""",
        false)]
    public void A_rule_is_answered_by_one_of_the_other_end_that_opens_as_much(string egress, bool isAnswered)
    {
        var rules = GroupRules.In(
        [
            .. Groups,
            Resource(ResourceTypes.SecurityGroupIngressRule, "in",
                """{"securityGroupId":"sg-default","referencedSecurityGroupId":"sg-web","ipProtocol":"tcp","fromPort":22,"toPort":22}"""),
            Resource(ResourceTypes.SecurityGroupEgressRule, "out", egress),
        ]);

        Assert.Equal(isAnswered, rules.IsAnswered(rules.All[0]));
    }

    private static ReportedResource Resource(
        string type, string name, string inputs, string? id = null, string assumed = "{}") => new(
        $"urn:pulumi:test::infra::{type}::{name}",
        type,
        name,
        null,
        id ?? name,
        JsonNode.Parse(inputs)!.AsObject(),
        JsonNode.Parse(assumed)!.AsObject(),
        new(false, false, []));
}
