using System.Text.Json.Nodes;
using Review.Model;
using static Tests.Review.Controls.Declared;

namespace Tests.Review.Controls;

/// <summary>Instances, tags and EMR.</summary>
internal static class ComputeExamples
{
    private static readonly ReportedResource Subnet = Resource(ResourceTypes.Subnet, "subnet", """{"vpcId": "vpc"}""");

    private static readonly ReportedResource[] Managed =
    [
        Instance("\"iamInstanceProfile\": \"profile\""),
        Resource(ResourceTypes.InstanceProfile, "profile", """{"role": "role"}"""),
        Resource(ResourceTypes.Role, "role", arn: "arn:aws:iam::123456789012:role/role"),
    ];

    public static IReadOnlyList<Example> All { get; } =
    [
        new("instance-imdsv2",
            [[Instance("")], [Instance("\"metadataOptions\": {\"httpTokens\": \"optional\"}")]],
            [[Instance("\"metadataOptions\": {\"httpTokens\": \"required\"}")],
                [Instance("\"metadataOptions\": {\"httpEndpoint\": \"disabled\"}")]]),
        new("instance-public-address",
            [
                [Instance("\"associatePublicIpAddress\": true")],
                [Instance(""), Resource(ResourceTypes.Eip, "address", """{"instance": "i"}""")],
                [Instance(""), Resource(ResourceTypes.EipAssociation, "one",
                    """{"instanceId": "i", "allocationId": "address"}""")],
                [Instance("\"subnetId\": \"subnet\""), Resource(ResourceTypes.Subnet, "subnet",
                    """{"mapPublicIpOnLaunch": true}""")],
            ],
            [[Instance("\"subnetId\": \"subnet\""), Subnet]]),
        new("instance-volume-encryption",
            [
                [Instance("")],
                [Instance("\"rootBlockDevice\": {\"encrypted\": false}")],
                [Instance("\"rootBlockDevice\": {\"encrypted\": true}, \"ebsBlockDevices\": [{\"deviceName\": \"b\"}]")],
            ],
            [[Instance("\"rootBlockDevice\": {\"encrypted\": true}")],
                [Instance("\"rootBlockDevice\": {\"encrypted\": true}, \"ebsBlockDevices\": [{\"encrypted\": true}]")]]),
        new("instance-one-interface",
            [[Instance("\"networkInterfaces\": [{\"deviceIndex\": 0}, {\"deviceIndex\": 1}]")]], [[Instance("")]]),
        new("instance-virtualization", [[Instance("\"instanceType\": \"m3.large\"")]],
            [[Instance("\"instanceType\": \"t4g.nano\"")]]),
        new("instance-source-check", [[Instance("\"sourceDestCheck\": false")]], [[Instance("")]]),
        new("instance-monitoring", [[Instance("")]], [[Instance("\"monitoring\": true")]]),
        new("instance-ebs-optimized", [[Instance("\"ebsOptimized\": false")]], [[Instance("\"ebsOptimized\": true")]]),
        new("instance-termination", [[Instance("")]], [[Instance("\"disableApiTermination\": true")]]),
        new("instance-profile", [[Instance("")]], [[Instance("\"iamInstanceProfile\": \"profile\"")]]),
        new("instance-systems-manager",
            [[Instance("")], Managed],
            [
                [.. Managed, Resource(ResourceTypes.RolePolicy, "p", $"{{\"role\": \"role\", \"policy\": {Policy(
                    "\"Effect\": \"Allow\", \"Action\": \"ssm:UpdateInstanceInformation\", \"Resource\": \"*\"")}}}")],
                [.. Managed, Resource(ResourceTypes.RolePolicyAttachment, "a",
                    """{"role": "role", "policyArn": "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"}""")],
            ]),
        new("instance-vpc", [[Instance("")]], [[Instance("\"subnetId\": \"subnet\"")]]),
        new("instance-user-data",
            [[Instance("\"userData\": \"export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\"")]],
                [[Instance("\"userData\": \"echo\"")]]),
        new("instance-backup",
            [[Instance("")]], [[Instance(""), Resource("aws:backup/selection:Selection", "s", """{"resources": ["*"]}""")]]),
        new("resource-tags",
            [[Subnet], [Instance("\"tags\": {\"a\": \"b\"}")]],
            [[Resource(ResourceTypes.Subnet, "subnet", """{"tags": {"a": "b"}}""")],
                [Instance("\"tags\": {\"a\": \"b\"}, \"volumeTags\": {\"a\": \"b\"}")]]),

        new("emr-private",
            [[.. Network("gatewayId"), Cluster("\"ec2Attributes\": {\"subnetId\": \"subnet\"}")]],
            [[.. Network("natGatewayId"), Cluster("\"ec2Attributes\": {\"subnetId\": \"subnet\"}")]]),
        new("emr-security-configuration", [[Cluster("")]], [[Cluster("\"securityConfiguration\": \"s\"")]]),
        new("emr-at-rest",
            [[Security("{}")], [Security("""{"EnableAtRestEncryption": true}""")]],
            [[Security("""
                {"EnableAtRestEncryption": true,
                    "AtRestEncryptionConfiguration": {"LocalDiskEncryptionConfiguration": {"EnableEbsEncryption": true}}}
                """)]]),
        new("emr-in-transit",
            [[Security("{}")], [Security("""{"EnableInTransitEncryption": false}""")]],
            [[Security("""{"EnableInTransitEncryption": true}""")]]),
        new("emr-s3-kms",
            [[Security("{}")]],
            [[Security("""{"AtRestEncryptionConfiguration": {"S3EncryptionConfiguration": {"EncryptionMode": "SSE-KMS"}}}""")]]),
        new("emr-logs", [[Cluster("")]], [[Cluster("\"logUri\": \"s3://b/logs/\"")]]),
        new("emr-login", [[Cluster("")]],
            [[Cluster("\"ec2Attributes\": {\"keyName\": \"k\"}")],
                [Cluster("\"kerberosAttributes\": {\"realm\": \"EC2.INTERNAL\"}")]]),
        new("emr-kerberos", [[Cluster("\"kerberosAttributes\": {\"kdcAdminPassword\": \"[secret]\"}")]],
            [[Cluster("\"kerberosAttributes\": {\"realm\": \"EC2.INTERNAL\"}")]]),
    ];

    private static ReportedResource Instance(string inputs) => Resource(ResourceTypes.Instance, "i", $"{{{inputs}}}");

    private static ReportedResource Cluster(string inputs) => Resource(ResourceTypes.EmrCluster, "cluster", $"{{{inputs}}}");

    private static ReportedResource Security(string encryption) => Resource(
        ResourceTypes.EmrSecurityConfiguration, "security",
        $$"""{"configuration": {{JsonValue.Create($$"""{"EncryptionConfiguration": {{encryption}}}""")!.ToJsonString()}}}""");

    /// <summary>A subnet with a default route to a gateway of the given type.</summary>
    private static ReportedResource[] Network(string kind) =>
    [
        Resource(ResourceTypes.Vpc, "vpc", """{"cidrBlock": "10.0.0.0/16"}"""),
        Subnet,
        Resource(ResourceTypes.InternetGateway, "way", """{"vpcId": "vpc"}"""),
        Resource(ResourceTypes.RouteTable, "table", """{"vpcId": "vpc"}"""),
        Resource(ResourceTypes.Route, "route", $$"""
            {"routeTableId": "table", "destinationCidrBlock": "0.0.0.0/0",
                "{{kind}}": "{{(kind == "gatewayId" ? "way" : "nat")}}"}
            """),
        Resource(ResourceTypes.RouteTableAssociation, "one", """{"subnetId": "subnet", "routeTableId": "table"}"""),
    ];
}
