using Review.Model;
namespace Review.Mocks;

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html</summary>
internal static class AssumedEc2
{
    public static IEnumerable<(string Type, Func<Asked, Assumption> Answer)> Table =>
    [
        (ResourceTypes.Vpc, asked => Thing(
            asked, "vpc", "vpc", ("defaultSecurityGroupId", asked.Id("sg")), ("mainRouteTableId", asked.Id("rtb")), ("defaultRouteTableId", asked.Id("rtb")), ("defaultNetworkAclId", asked.Id("acl")))),
        (ResourceTypes.Subnet, asked => Thing(asked, "subnet", "subnet")),
        (ResourceTypes.InternetGateway, asked => Thing(asked, "igw", "internet-gateway")),
        (ResourceTypes.NatGateway, asked => new(asked.Id("nat"), ("publicIp", PublicIp(asked)), ("networkInterfaceId", asked.Id("eni")))),
        (ResourceTypes.RouteTable, asked => Thing(asked, "rtb", "route-table")),
        (ResourceTypes.Route, asked => new($"r-{asked.Text("routeTableId")}{asked.Hex(10)}", ("state", "active"))),
        (ResourceTypes.RouteTableAssociation, asked => new(asked.Id("rtbassoc"))),
        (ResourceTypes.VpcEndpoint, asked => Thing(
            asked, "vpce", "vpc-endpoint", ("prefixListId", $"pl-{Token.Hex(asked.Text("serviceName"), 8)}"), ("state", "available"))),
        (ResourceTypes.SecurityGroup, asked => Thing(asked, "sg", "security-group", ("name", asked.Named()))),
        (ResourceTypes.DefaultSecurityGroup, asked => Thing(asked, "sg", "security-group", ("name", "default"))),
        (ResourceTypes.SecurityGroupIngressRule, Rule),
        (ResourceTypes.SecurityGroupEgressRule, Rule),
        (ResourceTypes.KeyPair, asked => new(
            asked.Named("keyName"),
            ("keyName", asked.Named("keyName")),
            ("arn", asked.Arn("ec2", $"key-pair/{asked.Named("keyName")}")),
            ("keyPairId", asked.Id("key")))),
        (ResourceTypes.Instance, asked => Thing(
            asked, "i", "instance", ("privateIp", PrivateIp(asked)), ("privateDns", PrivateDns(asked)), ("primaryNetworkInterfaceId", asked.Id("eni")), ("instanceState", "running"))),
        (ResourceTypes.LaunchTemplate, asked => Thing(asked, "lt", "launch-template", ("latestVersion", 1), ("defaultVersion", 1))),
        (ResourceTypes.Eip, asked => Thing(
            asked, "eipalloc", "elastic-ip", ("allocationId", asked.Id("eipalloc")), ("associationId", asked.Id("eipassoc")), ("publicIp", PublicIp(asked)), ("publicDns", PublicDns(asked)))),
        (ResourceTypes.EipAssociation, asked => new(asked.Id("eipassoc"), ("publicIp", PublicIp(asked)))),
        (ResourceTypes.FlowLog, asked => Thing(asked, "fl", "vpc-flow-log")),
    ];

    private static Assumption Thing(Asked asked, string prefix, string kind, params (string, object)[] outputs) =>
        new(asked.Id(prefix), [("arn", asked.Arn("ec2", $"{kind}/{asked.Id(prefix)}")), .. outputs]);

    private static Assumption Rule(Asked asked) =>
        new(asked.Id("sgr"), ("arn", asked.Arn("ec2", $"security-group-rule/{asked.Id("sgr")}")), ("securityGroupRuleId", asked.Id("sgr")));

    // 198.51.100.0/24 is set aside for documentation (RFC 5737).
    private static string PublicIp(Asked asked) => $"198.51.100.{asked.Host(255)}";

    private static string PublicDns(Asked asked) =>
        $"ec2-{PublicIp(asked).Replace('.', '-')}.{(asked.Region == "us-east-1" ? "compute-1" : $"{asked.Region}.compute")}.amazonaws.com";

    private static string PrivateIp(Asked asked) => $"10.0.0.{asked.Host(255)}";

    private static string PrivateDns(Asked asked) =>
        $"ip-{PrivateIp(asked).Replace('.', '-')}.{(asked.Region == "us-east-1" ? "ec2.internal" : $"{asked.Region}.compute.internal")}";
}
