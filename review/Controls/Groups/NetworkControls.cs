using System.Text.Json.Nodes;
using IamEngine.Model;
using Review.Controls.Vocabulary;
using Review.Model.Network;
using Review.Model;
using static Review.Controls.Vocabulary.ControlIds;
using Group = Review.Controls.Vocabulary.ControlGroup.Decided;

namespace Review.Controls.Groups;

/// <summary>Controls for VPCs, subnets, routes and network ACLs.</summary>
internal static class NetworkControls
{
    private const string
        DefaultVpc = "aws:ec2/defaultVpc:DefaultVpc",
        NetworkAcl = "aws:ec2/networkAcl:NetworkAcl",
        DefaultNetworkAcl = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
        NetworkAclRule = "aws:ec2/networkAclRule:NetworkAclRule",
        NetworkAclAssociation = "aws:ec2/networkAclAssociation:NetworkAclAssociation",
        BlockPublicAccessOptions = "aws:vpc/blockPublicAccessOptions:BlockPublicAccessOptions";

    private static readonly string[] Vpcs = [ResourceTypes.Vpc];

    private static readonly string[] Services = ["ec2", "ecr.api", "ecr.dkr", "ssm", "ssm-contacts", "ssm-incidents"];

    public static IReadOnlyList<ControlGroup> All { get; } =
    [
        new Group("vpc-default-group", "The default security group of every VPC has no rules", Vpcs,
            [
                .. Fsbp("EC2.2"), .. Cis3("5.4"), .. Cis5("5.5"), .. Checkov2(12), .. Trivy(173),
                    .. Nist("VPCDefaultSecurityGroupClosed"),
            ],
            (vpc, stack) => stack.Of(ResourceTypes.DefaultSecurityGroup, "vpcId", vpc).FirstOrDefault() is not { } group
                ? new Judgement.Missed("the stack does not adopt its default security group, which allows everything")
                : Judgement.Of(!stack.Rules.All.Any(rule => rule.Group == group.Name), $"{group.Name} has rules")),
        new Group("vpc-flow-log", "Every VPC has a flow log", Vpcs,
            [
                .. Fsbp("EC2.6"), .. Cis3("3.7"), .. Cis5("3.7"), .. Checkov2(11), .. Trivy(178), .. Solutions("VPC7"),
                .. Nist("VPCFlowLogsEnabled"),
            ],
            (vpc, stack) => Judgement.Of(
                stack.Of(ResourceTypes.FlowLog, "vpcId", vpc).Any(log => log.Text("trafficType") is "ALL" or "REJECT"),
                "it has no flow log of rejected connections")),
        new Group("vpc-own", "No resource uses the default VPC", [ResourceTypes.Vpc, DefaultVpc],
            [.. Trivy(101), .. Checkov(148)],
            (vpc, _) => Judgement.Of(vpc.Type != DefaultVpc, "it is the account's default VPC")),
        new Group("vpc-interface-endpoints", "Every VPC has interface endpoints for EC2, ECR and Systems Manager", Vpcs,
            Fsbp("EC2.10", "EC2.55", "EC2.56", "EC2.57", "EC2.58", "EC2.60"),
            (vpc, stack) =>
            {
                var missing = Services.Where(service => !stack.Of(ResourceTypes.VpcEndpoint, "vpcId", vpc).Any(endpoint =>
                    endpoint.Text("vpcEndpointType") == "Interface"
                    && (endpoint.Text("serviceName") ?? "").EndsWith($".{service}", StringComparison.Ordinal))).ToArray();
                return Judgement.Of(missing.Length == 0, $"it has no interface endpoint for {string.Join(", ", missing)}");
            }),
        new Group("vpc-internet-gateway", "VPC Block Public Access stops the traffic of internet gateways",
            [ResourceTypes.InternetGateway],
            Fsbp("EC2.172"),
            (_, stack) => Judgement.Of(
                stack.Of(BlockPublicAccessOptions).Any(options =>
                    options.Text("internetGatewayBlockMode") is "block-bidirectional" or "block-ingress"),
                "traffic passes through it")),
        new Group("route-internet-gateway", "No route sends every address to an internet gateway",
            [ResourceTypes.Route, ResourceTypes.RouteTable], Nist("VPCNoUnrestrictedRouteToIGW"),
            (resource, stack) => resource.Type == ResourceTypes.Route && !resource.Inputs.ContainsKey("gatewayId") ? null
                : Judgement.Of(
                    !Routes(resource).Any(route => IsDefault(route)
                        && stack.Find(ResourceTypes.InternetGateway, route["gatewayId"].AsText()) is not null),
                    "it sends every address to an internet gateway")),
        new Group("route-nat-instance", "No default route leads to a NAT instance",
            [ResourceTypes.Route, ResourceTypes.RouteTable],
            Checkov2(35),
            (resource, _) => Judgement.Of(
                !Routes(resource).Any(route => IsDefault(route)
                    && (Blocks.Has(route["networkInterfaceId"]) || Blocks.Has(route["instanceId"]))),
                "its default route leads to an instance")),
        new Group("subnet-public-addresses", "No subnet gives public addresses to what starts in it", [ResourceTypes.Subnet],
            [.. Fsbp("EC2.15"), .. Checkov(130), .. Trivy(164), .. Nist("VPCSubnetAutoAssignPublicIpDisabled")],
            (subnet, _) => Judgement.Of(!subnet.Inputs["mapPublicIpOnLaunch"].IsTrue(), "it gives public addresses")),
        new Group("address-in-use", "Every Elastic IP address is in use", [ResourceTypes.Eip],
            [.. SecurityHub("EC2.12"), .. Checkov2(19)],
            (address, stack) => Judgement.Of(
                Blocks.Has(address.Inputs["instance"]) || Blocks.Has(address.Inputs["networkInterface"])
                || stack.Of(ResourceTypes.NatGateway, "allocationId", address).Any()
                || stack.Of(ResourceTypes.EipAssociation, "allocationId", address).Any(),
                "nothing uses it")),
        new Group("network-acl-none", "A stack declares no network ACLs", [ResourceTypes.Vpc, NetworkAcl], Solutions("VPC3"),
            (resource, _) => Judgement.Of(resource.Type != NetworkAcl, "it is a network ACL")),
        new Group("network-acl-admin-ports", "A network ACL closes the ports of remote administration to the internet",
            [ResourceTypes.Subnet],
            [.. Cis3("5.1"), .. Cis5("5.2")],
            (subnet, stack) => AclOf(subnet, stack) is not { } acl
                ? new Judgement.Missed("it has the default network ACL, which allows everything")
                : Judgement.Of(!Opens(acl, stack, 22, 3389), $"{acl.Name} opens port 22 or 3389 to the internet")),
        new Group("network-acl-ports", "No declared network ACL opens port 20, 21, 22 or 3389, or all ports, to the internet",
            [NetworkAcl, DefaultNetworkAcl],
            [.. Fsbp("EC2.21"), .. Checkov(229, 230, 231, 232, 352), .. Trivy(102, 105)],
            (acl, stack) => Judgement.Of(!Opens(acl, stack, 20, 21, 22, 3389), "it opens one of these ports to the internet")),
        new Group("network-acl-in-use", "Every declared network ACL has subnets", [NetworkAcl],
            [.. Fsbp("EC2.16"), .. Checkov2(1)],
            (acl, stack) => Judgement.Of(
                Blocks.Has(acl.Inputs["subnetIds"]) || stack.Of(NetworkAclAssociation, "networkAclId", acl).Any(),
                    "it has no subnet")),
    ];

    /// <summary>The route of a route resource, or the routes in a route table.</summary>
    private static IEnumerable<JsonObject> Routes(ReportedResource resource) =>
        resource.Type == ResourceTypes.Route ? [resource.Inputs] : Blocks.Each(resource.Inputs["routes"]);

    private static bool IsDefault(JsonObject route) =>
        ((string[])["destinationCidrBlock", "destinationIpv6CidrBlock", "cidrBlock", "ipv6CidrBlock"])
        .Any(name => IsWorld(route[name].AsText()));

    private static bool IsWorld(string? block) => Cidr.TryReadLoosely(block ?? "", out var cidr) && cidr.IsWorld;

    private static ReportedResource? AclOf(ReportedResource subnet, ControlContext stack) =>
        stack.Of(NetworkAcl).FirstOrDefault(acl => acl.Texts("subnetIds").Any(subnet.Answers)
            || stack.Of(NetworkAclAssociation, "networkAclId", acl).Any(one => subnet.Answers(one.Text("subnetId"))));

    private static bool Opens(ReportedResource acl, ControlContext stack, params int[] ports) =>
        Blocks.Each(acl.Inputs["ingress"]).Where(rule => rule["action"].AsText() == "allow")
            .Concat(stack.Of(NetworkAclRule, "networkAclId", acl).Select(rule => rule.Inputs)
                .Where(rule => !rule["egress"].IsTrue() && rule["ruleAction"].AsText() == "allow"))
            .Where(rule => IsWorld(rule["cidrBlock"].AsText()) || IsWorld(rule["ipv6CidrBlock"].AsText()))
            .Select(rule => PortRange.Of(
                rule["protocol"].AsText(), (int?)rule["fromPort"].AsNumber(), (int?)rule["toPort"].AsNumber()))
            .Any(open => ports.Any(port => open.Overlaps(new("tcp", port, port))));
}
