using Review.Model;
namespace Review.Mocks;

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html</summary>
internal static class MockEc2
{
    public static IEnumerable<(string Type, Func<ResourceRequest, MockOutputs> Answer)> Table =>
    [
        (ResourceTypes.Vpc, request => Thing(
            request, "vpc", "vpc", ("defaultSecurityGroupId", request.Id("sg")), ("mainRouteTableId", request.Id("rtb")),
            ("defaultRouteTableId", request.Id("rtb")), ("defaultNetworkAclId", request.Id("acl")))),
        (ResourceTypes.Subnet, request => Thing(request, "subnet", "subnet")),
        (ResourceTypes.InternetGateway, request => Thing(request, "igw", "internet-gateway")),
        (ResourceTypes.NatGateway, request =>
            new(request.Id("nat"), ("publicIp", PublicIp(request)), ("networkInterfaceId", request.Id("eni")))),
        (ResourceTypes.RouteTable, request => Thing(request, "rtb", "route-table")),
        (ResourceTypes.Route, request => new($"r-{request.Text("routeTableId")}{request.Hex(10)}", ("state", "active"))),
        (ResourceTypes.RouteTableAssociation, request => new(request.Id("rtbassoc"))),
        (ResourceTypes.VpcEndpoint, request => Thing(
            request, "vpce", "vpc-endpoint", ("prefixListId", $"pl-{MadeUpId.Hex(request.Text("serviceName"), 8)}"),
            ("state", "available"))),
        (ResourceTypes.SecurityGroup, request => Thing(request, "sg", "security-group", ("name", request.Named()))),
        (ResourceTypes.DefaultSecurityGroup, request => Thing(request, "sg", "security-group", ("name", "default"))),
        (ResourceTypes.SecurityGroupIngressRule, Rule),
        (ResourceTypes.SecurityGroupEgressRule, Rule),
        (ResourceTypes.KeyPair, request => new(
            request.Named("keyName"),
            ("keyName", request.Named("keyName")),
            ("arn", request.Arn("ec2", $"key-pair/{request.Named("keyName")}")),
            ("keyPairId", request.Id("key")))),
        (ResourceTypes.Instance, request => Thing(
            request, "i", "instance", ("privateIp", PrivateIp(request)), ("privateDns", PrivateDns(request)),
            ("primaryNetworkInterfaceId", request.Id("eni")), ("instanceState", "running"))),
        (ResourceTypes.LaunchTemplate, request =>
            Thing(request, "lt", "launch-template", ("latestVersion", 1), ("defaultVersion", 1))),
        (ResourceTypes.Eip, request => Thing(
            request, "eipalloc", "elastic-ip", ("allocationId", request.Id("eipalloc")),
            ("associationId", request.Id("eipassoc")), ("publicIp", PublicIp(request)), ("publicDns", PublicDns(request)))),
        (ResourceTypes.EipAssociation, request => new(request.Id("eipassoc"), ("publicIp", PublicIp(request)))),
        (ResourceTypes.FlowLog, request => Thing(request, "fl", "vpc-flow-log")),
    ];

    private static MockOutputs Thing(ResourceRequest request, string prefix, string kind, params (string, object)[] outputs) =>
        new(request.Id(prefix), [("arn", request.Arn("ec2", $"{kind}/{request.Id(prefix)}")), .. outputs]);

    private static MockOutputs Rule(ResourceRequest request) =>
        new(request.Id("sgr"), ("arn", request.Arn("ec2", $"security-group-rule/{request.Id("sgr")}")),
            ("securityGroupRuleId", request.Id("sgr")));

    // 198.51.100.0/24 is reserved for documentation (RFC 5737).
    private static string PublicIp(ResourceRequest request) => $"198.51.100.{request.Host(255)}";

    private static string PublicDns(ResourceRequest request) =>
        $"ec2-{PublicIp(request).Replace('.', '-')}.{(request.Region == "us-east-1" ? "compute-1" : $"{request.Region}.compute")}.amazonaws.com";

    private static string PrivateIp(ResourceRequest request) => $"10.0.0.{request.Host(255)}";

    private static string PrivateDns(ResourceRequest request) =>
        $"ip-{PrivateIp(request).Replace('.', '-')}.{(request.Region == "us-east-1" ? "ec2.internal" : $"{request.Region}.compute.internal")}";
}
