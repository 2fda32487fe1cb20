using IamEngine.Model;
using static Policies.Access.Rights.Place;
using static Policies.Access.Rights.Words;

namespace Policies.Access.Rights;

/// <summary>
/// The network and the bastion. AWS authorizes a call that creates a resource inside another one on both: on the new one by the
/// tags in the request, on the existing one by its tags.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
/// </summary>
internal static class Ec2Rights
{
    public static Seq<TypeRights> Table { get; } =
    [
        Type("aws:ec2/vpc:Vpc",
            Read(Everywhere,
                "ec2:DescribeNetworkAcls", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups", "ec2:DescribeVpcs"),
            ReadOf("vpc", "ec2:DescribeVpcAttribute"),
            Make("vpc", "ec2:CreateVpc"),
            Change("vpc", "ec2:ModifyVpcAttribute"),
            Remove("vpc", "ec2:DeleteVpc")),

        // The security group that EC2 creates with the VPC. It has no tags until an administrator adds them in the first
        // deployment.
        Type("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
            Read(Everywhere, "ec2:DescribeSecurityGroups"),
            Change("security-group", "ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress")),

        Type("aws:ec2/subnet:Subnet",
            Read(Everywhere, "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"),
            Make("subnet", "ec2:CreateSubnet"),
            MakeIn("vpc", "ec2:CreateSubnet"),
            Change("subnet", "ec2:ModifySubnetAttribute"),
            Remove("subnet", "ec2:DeleteSubnet")),

        Type("aws:ec2/internetGateway:InternetGateway",
            Read(Everywhere, "ec2:DescribeInternetGateways"),
            Make("internet-gateway", "ec2:CreateInternetGateway"),
            MakeIn("internet-gateway", "ec2:AttachInternetGateway"),
            MakeIn("vpc", "ec2:AttachInternetGateway"),
            Remove("internet-gateway", "ec2:DeleteInternetGateway", "ec2:DetachInternetGateway"),
            Remove("vpc", "ec2:DetachInternetGateway")),

        Type("aws:ec2/routeTable:RouteTable",
            Read(Everywhere, "ec2:DescribeRouteTables"),
            Make("route-table", "ec2:CreateRouteTable"),
            MakeIn("vpc", "ec2:CreateRouteTable"),
            Remove("route-table", "ec2:DeleteRouteTable")),

        Type("aws:ec2/route:Route",
            Read(Everywhere, "ec2:DescribeRouteTables"),
            MakeIn("route-table", "ec2:CreateRoute"),
            Change("route-table", "ec2:ReplaceRoute"),
            Remove("route-table", "ec2:DeleteRoute")),

        Type("aws:ec2/routeTableAssociation:RouteTableAssociation",
            Read(Everywhere, "ec2:DescribeRouteTables"),
            MakeIn("route-table", "ec2:AssociateRouteTable"),
            MakeIn("subnet", "ec2:AssociateRouteTable"),
            Change("route-table", "ec2:ReplaceRouteTableAssociation"),
            Change("subnet", "ec2:ReplaceRouteTableAssociation"),
            Remove("route-table", "ec2:DisassociateRouteTable"),
            Remove("subnet", "ec2:DisassociateRouteTable")),

        Type("aws:ec2/eip:Eip",
            Read(Everywhere, "ec2:DescribeAddresses", "ec2:DescribeAddressesAttribute"),
            Make("elastic-ip", "ec2:AllocateAddress"),
            Change("elastic-ip", "ec2:AssociateAddress", "ec2:DisassociateAddress"),
            Remove("elastic-ip", "ec2:ReleaseAddress")),

        Type("aws:ec2/natGateway:NatGateway",
            Read(Everywhere, "ec2:DescribeNatGateways"),
            Make("natgateway", "ec2:CreateNatGateway"),
            MakeIn("elastic-ip", "ec2:CreateNatGateway"),
            MakeIn("subnet", "ec2:CreateNatGateway"),
            Remove("natgateway", "ec2:DeleteNatGateway")),

        Type("aws:ec2/vpcEndpoint:VpcEndpoint",
            Read(Everywhere, "ec2:DescribePrefixLists", "ec2:DescribeVpcEndpoints"),
            Make("vpc-endpoint", "ec2:CreateVpcEndpoint"),
            MakeIn("vpc", "ec2:CreateVpcEndpoint"),
            MakeIn("route-table", "ec2:CreateVpcEndpoint"),
            MakeIn("security-group", "ec2:CreateVpcEndpoint"),
            MakeIn("subnet", "ec2:CreateVpcEndpoint"),
            Change("vpc-endpoint", "ec2:ModifyVpcEndpoint"),
            Change("route-table", "ec2:ModifyVpcEndpoint"),
            Change("security-group", "ec2:ModifyVpcEndpoint"),
            Change("subnet", "ec2:ModifyVpcEndpoint"),
            Remove("vpc-endpoint", "ec2:DeleteVpcEndpoints")),

        Type("aws:ec2/flowLog:FlowLog",
            Read(Everywhere, "ec2:DescribeFlowLogs"),
            Make("vpc-flow-log", "ec2:CreateFlowLogs"),
            MakeIn("vpc", "ec2:CreateFlowLogs"),
            Create(PassedRoles, "iam:PassRole"),
            Remove("vpc-flow-log", "ec2:DeleteFlowLogs")),

        Type("aws:ec2/securityGroup:SecurityGroup",
            Read(Everywhere, "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups"),
            Make("security-group", "ec2:CreateSecurityGroup"),
            MakeIn("vpc", "ec2:CreateSecurityGroup"),
            MakeIn("security-group", "ec2:RevokeSecurityGroupEgress"), // a new group lets everything out
            Remove("security-group", "ec2:DeleteSecurityGroup", "ec2:RevokeSecurityGroupEgress",
            "ec2:RevokeSecurityGroupIngress")),

        Type("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            Read(Everywhere, "ec2:DescribeSecurityGroupRules"),
            Make("security-group-rule", "ec2:AuthorizeSecurityGroupIngress"),
            MakeIn("security-group", "ec2:AuthorizeSecurityGroupIngress"),
            Change("security-group", "ec2:ModifySecurityGroupRules"),
            Change("security-group-rule", "ec2:ModifySecurityGroupRules"),
            Remove("security-group", "ec2:RevokeSecurityGroupIngress")),

        Type("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
            Read(Everywhere, "ec2:DescribeSecurityGroupRules"),
            Make("security-group-rule", "ec2:AuthorizeSecurityGroupEgress"),
            MakeIn("security-group", "ec2:AuthorizeSecurityGroupEgress"),
            Change("security-group", "ec2:ModifySecurityGroupRules"),
            Change("security-group-rule", "ec2:ModifySecurityGroupRules"),
            Remove("security-group", "ec2:RevokeSecurityGroupEgress")),

        Type("aws:ec2/keyPair:KeyPair",
            Read(Everywhere, "ec2:DescribeKeyPairs"),
            Make("key-pair", "ec2:ImportKeyPair"),
            Remove("key-pair", "ec2:DeleteKeyPair")),

        Type("aws:ec2/instance:Instance",
            Read(Everywhere,
                "ec2:DescribeIamInstanceProfileAssociations", "ec2:DescribeImages", "ec2:DescribeInstanceCreditSpecifications",
                "ec2:DescribeInstanceTypes", "ec2:DescribeInstances", "ec2:DescribeTags", "ec2:DescribeVolumes"),
            ReadOf("instance", "ec2:DescribeInstanceAttribute"), // an attribute of an instance is its user data
            Make("instance", "ec2:RunInstances"),
            Make("volume", "ec2:RunInstances"),
            MakeIn("key-pair", "ec2:RunInstances"),
            MakeIn("security-group", "ec2:RunInstances"),
            MakeIn("subnet", "ec2:RunInstances"),
            // If the instance has an instance profile, the profile's row has the permission to pass its role to EC2.
            [
                new Right(Use.Create, "ec2:RunInstances", Images, "image"),
                new Right(Use.Create, "ec2:RunInstances", InterfacesAtLaunch, "network-interface"),
            ],
            Change("instance",
                "ec2:AssociateAddress", "ec2:AssociateIamInstanceProfile", "ec2:DisassociateIamInstanceProfile",
                    "ec2:ModifyInstanceAttribute",
                "ec2:ModifyInstanceMetadataOptions", "ec2:MonitorInstances", "ec2:ReplaceIamInstanceProfileAssociation",
                "ec2:StartInstances", "ec2:StopInstances", "ec2:UnmonitorInstances"),
            Change("volume", "ec2:ModifyVolume"),
            Remove("instance", "ec2:TerminateInstances")),
    ];

    /// <summary>The names of the EC2 calls that create a resource, as in <c>ec2:CreateAction</c>: <c>CreateSubnet</c>.</summary>
    public static IEnumerable<string> Making =>
        Table.SelectMany(type => type.Rights).Where(right => right.Place.IsNewInEc2)
            .Select(right => right.Action["ec2:".Length..]);

    // A principal that may create a resource may tag it in the same call, and may later change its other tags.
    private static IEnumerable<Right> Make(string kind, string action) =>
    [
        new(Use.Create, action, New(kind), kind),
        new(Use.Create, "ec2:CreateTags", TaggedInEc2, kind),
        new(Use.Update, "ec2:CreateTags", OwnInEc2, kind),
        new(Use.Update, "ec2:DeleteTags", OwnInEc2, kind),
    ];

    // The few read calls with resource-level permissions; the others need the resource *.
    private static IEnumerable<Right> ReadOf(string kind, string action) => [new(Use.Read, action, OwnInEc2, kind)];

    private static IEnumerable<Right> MakeIn(string kind, string action) => [new(Use.Create, action, OwnInEc2, kind)];

    private static IEnumerable<Right> Change(string kind, params string[] actions) =>
        actions.Select(action => new Right(Use.Update, action, OwnInEc2, kind));

    private static IEnumerable<Right> Remove(string kind, params string[] actions) =>
        actions.Select(action => new Right(Use.Delete, action, OwnInEc2, kind));
}
