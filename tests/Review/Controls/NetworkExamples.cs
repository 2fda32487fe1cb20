using Review.Model;
using static Tests.Review.Controls.Declared;

namespace Tests.Review.Controls;

/// <summary>Networks and security groups.</summary>
internal static class NetworkExamples
{
    private const string
        NetworkAcl = "aws:ec2/networkAcl:NetworkAcl",
        AclRule = "aws:ec2/networkAclRule:NetworkAclRule",
        World = "\"cidrIpv4\": \"0.0.0.0/0\"",
        Ssh = "\"ipProtocol\": \"tcp\", \"fromPort\": 22, \"toPort\": 22",
        Everything = "\"ipProtocol\": \"-1\"";

    private static readonly ReportedResource Vpc = Resource(ResourceTypes.Vpc, "vpc", """{"cidrBlock": "10.0.0.0/16"}""");

    private static readonly ReportedResource Subnet = Resource(ResourceTypes.Subnet, "subnet", """{"vpcId": "vpc"}""");

    private static readonly ReportedResource Gateway = Resource(ResourceTypes.InternetGateway, "igw", """{"vpcId": "vpc"}""");

    private static readonly ReportedResource Group = Described("\"description\": \"of the hosts\"");

    public static IReadOnlyList<Example> All { get; } =
    [
        new("vpc-default-group",
            [[Vpc], [Vpc, Default("\"ingress\": [{\"protocol\": \"-1\", \"fromPort\": 0, \"toPort\": 0, \"self\": true}]")]],
            [[Vpc, Default("\"ingress\": []")]]),
        new("vpc-flow-log",
            [[Vpc], [Vpc, Flows("ACCEPT")]],
            [[Vpc, Flows("ALL")], [Vpc, Flows("REJECT")]]),
        new("vpc-own", [[Resource("aws:ec2/defaultVpc:DefaultVpc", "default")]], [[Vpc]]),
        new("vpc-interface-endpoints",
            [[Vpc], [Vpc, Endpoint("ec2"), Endpoint("ssm")]],
            [[Vpc, .. ((string[])["ec2", "ecr.api", "ecr.dkr", "ssm", "ssm-contacts", "ssm-incidents"]).Select(Endpoint)]]),
        new("vpc-internet-gateway", [[Gateway]],
            [[Gateway, Resource("aws:vpc/blockPublicAccessOptions:BlockPublicAccessOptions", "block",
                """{"internetGatewayBlockMode": "block-bidirectional"}""")]]),
        new("route-internet-gateway",
            [
                [Gateway, Route("\"destinationCidrBlock\": \"0.0.0.0/0\", \"gatewayId\": \"igw\"")],
                [Gateway, Route("\"destinationIpv6CidrBlock\": \"::/0\", \"gatewayId\": \"igw\"")],
                [Gateway, Table("{\"cidrBlock\": \"0.0.0.0/0\", \"gatewayId\": \"igw\"}")],
            ],
            [
                [Gateway, Route("\"destinationCidrBlock\": \"192.0.2.0/24\", \"gatewayId\": \"igw\"")],
                [Gateway, Table("{\"cidrBlock\": \"192.0.2.0/24\", \"gatewayId\": \"igw\"}")],
            ]),
        new("route-nat-instance",
            [
                [Route("\"destinationCidrBlock\": \"0.0.0.0/0\", \"networkInterfaceId\": \"eni\"")],
                [Table("{\"cidrBlock\": \"0.0.0.0/0\", \"networkInterfaceId\": \"eni\"}")],
            ],
            [[Route("\"destinationCidrBlock\": \"0.0.0.0/0\", \"natGatewayId\": \"nat\"")]]),
        new("subnet-public-addresses",
            [[Resource(ResourceTypes.Subnet, "subnet", """{"mapPublicIpOnLaunch": true}""")]], [[Subnet]]),
        new("address-in-use",
            [[Resource(ResourceTypes.Eip, "address")]],
            [
                [Resource(ResourceTypes.Eip, "address", """{"instance": "i"}""")],
                [Resource(ResourceTypes.Eip, "address"), Resource(ResourceTypes.NatGateway, "nat",
                    """{"allocationId": "address"}""")],
                [Resource(ResourceTypes.Eip, "address"), Resource(ResourceTypes.EipAssociation, "one",
                    """{"allocationId": "address"}""")],
            ]),
        new("network-acl-none", [[Resource(NetworkAcl, "acl")]], [[Vpc]]),
        new("network-acl-admin-ports",
            [[Subnet], [Subnet, Acl(22, 22)], [Subnet, Acl(0, 65535)], [Subnet, Acl(443, 443), Numbered(3389)]],
            [[Subnet, Acl(443, 443)], [Subnet, Acl(443, 443), Numbered(8443)]]),
        new("network-acl-ports",
            [[Acl(21, 21)], [Acl(443, 443), Numbered(3389)]],
            [[Acl(443, 443)], [Acl(443, 443), Numbered(8443)]]),
        new("network-acl-in-use",
            [[Resource(NetworkAcl, "acl")]],
            [[Acl(443, 443)], [Resource(NetworkAcl, "acl"), Resource("aws:ec2/networkAclAssociation:NetworkAclAssociation", "one",
                """{"networkAclId": "acl", "subnetId": "subnet"}""")]]),

        new("group-ingress",
            [
                [Group, Ingress($"{World}, {Ssh}")],
                [Group, Ingress($"\"cidrIpv6\": \"::/0\", {Ssh}")],
                [Group, Ingress($"\"cidrIpv4\": \"0.0.0.0/1\", {Ssh}", "low"), Ingress($"\"cidrIpv4\": \"128.0.0.0/1\", {Ssh}",
                    "high")],
                [Listed("ingress", "\"cidrBlocks\": [\"0.0.0.0/0\"], \"protocol\": \"tcp\", \"fromPort\": 80, \"toPort\": 80")],
                [Group, Older("ingress",
                    "\"cidrBlocks\": [\"10.0.0.0/8\", \"0.0.0.0/0\"], \"protocol\": \"tcp\", \"fromPort\": 443, \"toPort\": "
                        + "443")],
            ],
            [
                [Group, Ingress($"\"cidrIpv4\": \"203.0.113.0/24\", {Ssh}")],
                [Listed("ingress",
                    "\"cidrBlocks\": [\"203.0.113.0/24\"], \"protocol\": \"tcp\", \"fromPort\": 80, \"toPort\": 80")],
            ]),
        new("group-egress-all",
            [
                [Group, Egress($"{World}, {Everything}")],
                [Listed("egress", "\"cidrBlocks\": [\"0.0.0.0/0\"], \"protocol\": \"-1\", \"fromPort\": 0, \"toPort\": 0")],
                [Group, Older("egress", "\"cidrBlocks\": [\"0.0.0.0/0\"], \"protocol\": \"-1\", \"fromPort\": 0, \"toPort\": 0")],
            ],
            [[Group, Egress($"{World}, {Ssh}")]]),
        new("group-egress",
            [[Group, Egress($"{World}, {Ssh}")], [Group, Egress($"\"cidrIpv6\": \"::/0\", {Ssh}")]],
            [[Group, Egress($"\"prefixListId\": \"pl-1\", {Ssh}")]]),
        new("group-description",
            [
                [Described("\"description\": \"\"")],
                [Described("\"description\": \"Managed by Pulumi\"")],
                [Group, Ingress($"\"cidrIpv4\": \"203.0.113.0/24\", {Ssh}")],
                [Listed("ingress",
                    "\"cidrBlocks\": [\"203.0.113.0/24\"], \"protocol\": \"tcp\", \"fromPort\": 80, \"toPort\": 80")],
            ],
            [[Group, Ingress($"\"cidrIpv4\": \"203.0.113.0/24\", {Ssh}, \"description\": \"operators\"")]]),
        new("group-in-use",
            [[Group]],
            [
                [Group, Resource(ResourceTypes.Instance, "i", """{"vpcSecurityGroupIds": ["group"]}""")],
                [Group, Resource(ResourceTypes.VpcEndpoint, "e", """{"securityGroupIds": ["group"]}""")],
                [Group, Resource(ResourceTypes.EmrCluster, "c",
                    """{"ec2Attributes": {"emrManagedMasterSecurityGroup": "group"}}""")],
            ]),
    ];

    private static ReportedResource Default(string rules) =>
        Resource(ResourceTypes.DefaultSecurityGroup, "default", $"{{\"vpcId\": \"vpc\", {rules}}}");

    private static ReportedResource Flows(string type) =>
        Resource(ResourceTypes.FlowLog, "flows", $$"""{"vpcId": "vpc", "trafficType": "{{type}}"}""");

    private static ReportedResource Endpoint(string service) => Resource(
        ResourceTypes.VpcEndpoint, service,
        $$"""{"vpcId": "vpc", "vpcEndpointType": "Interface", "serviceName": "com.amazonaws.us-east-1.{{service}}"}""");

    private static ReportedResource Route(string inputs) => Resource(ResourceTypes.Route, "route", $"{{{inputs}}}");

    private static ReportedResource Table(string route) => Resource(ResourceTypes.RouteTable, "table",
        $"{{\"routes\": [{route}]}}");

    private static ReportedResource Acl(int from, int to) => Resource(NetworkAcl, "acl", $$"""
        {"subnetIds": ["subnet"], "ingress": [
            {"action": "allow", "protocol": "tcp", "cidrBlock": "0.0.0.0/0", "fromPort": {{from}}, "toPort": {{to}}}]}
        """);

    private static ReportedResource Numbered(int port) => Resource(AclRule, "rule", $$"""
        {"networkAclId": "acl", "ruleAction": "allow", "egress": false, "protocol": "6", "cidrBlock": "0.0.0.0/0",
            "fromPort": {{port}}, "toPort": {{port}}}
        """);

    private static ReportedResource Described(string inputs) =>
        Resource(ResourceTypes.SecurityGroup, "group", $"{{\"vpcId\": \"vpc\", {inputs}}}");

    private static ReportedResource Listed(string side,
        string rule) => Described($"\"description\": \"hosts\", \"{side}\": [{{{rule}}}]");

    private static ReportedResource Ingress(string inputs, string name = "rule") =>
        Resource(ResourceTypes.SecurityGroupIngressRule, name, $"{{\"securityGroupId\": \"group\", {inputs}}}");

    private static ReportedResource Egress(string inputs) =>
        Resource(ResourceTypes.SecurityGroupEgressRule, "rule", $"{{\"securityGroupId\": \"group\", {inputs}}}");

    private static ReportedResource Older(string type, string inputs) =>
        Resource(ResourceTypes.SecurityGroupRule, "rule", $"{{\"securityGroupId\": \"group\", \"type\": \"{type}\", {inputs}}}");
}
