using System.Collections.Frozen;
using System.Text.Json.Nodes;
using IamEngine.Model;

namespace Review.Model;

/// <summary>The policy document in an input of a resource type.</summary>
/// <param name="On">The type of resource that it takes effect on, and the input that refers to it; null if it takes effect
/// on the resource itself.</param>
public sealed record HeldDocument(string Input, DocumentKind Kind, Attachment Place, (string Type, string Input)? On = null);

/// <summary>What the review knows about a resource type.</summary>
/// <param name="Token">The Pulumi type token.</param>
public sealed record ResourceType(string Token)
{
    /// <summary>The input with the resource's name in AWS; null if it has none.</summary>
    public string? NameInput { get; init; }

    /// <summary>Whether AWS takes the name for several resources of the type.</summary>
    public bool SharesNames { get; init; }

    /// <summary>
    /// The inputs that AWS cannot change in place, so that the provider replaces the resource: those marked "forces replacement"
    /// in the provider's pages.
    /// </summary>
    public IReadOnlyList<string> ReplacedBy { get; init; } = [];

    /// <summary>
    /// The inputs that replace the resource only if a setting of the resource itself says so: <c>userData</c> of an instance with
    /// <c>userDataReplaceOnChange</c>.
    /// </summary>
    public (string Setting, IReadOnlyList<string> Inputs)? ReplacedWhereSet { get; init; }

    /// <summary>
    /// Whether the provider deletes the old resource before it creates the new one, whatever its name:
    /// https://github.com/pulumi/pulumi-aws/blob/master/provider/resources.go
    /// </summary>
    public bool IsDeletedFirst { get; init; }

    /// <summary>The input with the security groups that the resource has, and that can change in place; null if none.</summary>
    public string? HoldsGroups { get; init; }

    /// <summary>What is lost permanently if the resource is replaced or deleted; null if it can be created again.</summary>
    public string? Loss { get; init; }

    public HeldDocument? Document { get; init; }

    /// <summary>The resource type in the ARN of an EC2 resource: <c>elastic-ip</c>.</summary>
    public string? Ec2Kind { get; init; }

    /// <summary>Whether a change of an input, or inside it, replaces the resource.</summary>
    /// <param name="inputs">The inputs that the resource is to have.</param>
    public bool IsReplacedBy(string path, JsonObject inputs) =>
        Replacing(inputs).Any(input => PropertyPath.Contains(input, path));

    /// <summary>Whether a change of an input as a whole replaces the resource.</summary>
    public bool HoldsReplacing(string input, JsonObject inputs) =>
        Replacing(inputs).Any(path => PropertyPath.Input(path) == input);

    private IEnumerable<string> Replacing(JsonObject inputs) =>
        ReplacedBy.Concat(ReplacedWhereSet is { } where && inputs[where.Setting].IsTrue() ? where.Inputs : []);

    /// <summary>The provider's page.</summary>
    public string Page
    {
        get
        {
            var (provider, rest) = (Token.Split(':')[0], Token.Split(':')[1].Replace("index/", "", StringComparison.Ordinal));
            return $"https://www.pulumi.com/registry/packages/{provider}/api-docs/{rest.ToLowerInvariant()}/";
        }
    }
}

/// <summary>
/// The resource types that the review knows, one row each. A row means that findings, tables and comparisons cover the access
/// that the type gives. For a type without a row, <c>diff</c> reports that it cannot decide.
/// </summary>
public static class ResourceTypes
{
    public const string
        AccessKey = "aws:iam/accessKey:AccessKey",
        BlockPublicAccess = "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration",
        Bucket = "aws:s3/bucket:Bucket",
        BucketEncryption = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        BucketLifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        BucketLogging = "aws:s3/bucketLogging:BucketLogging",
        BucketObjectLock = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
        BucketOwnership = "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
        BucketPolicy = "aws:s3/bucketPolicy:BucketPolicy",
        BucketPublicAccessBlock = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        BucketVersioning = "aws:s3/bucketVersioning:BucketVersioning",
        DefaultSecurityGroup = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
        Eip = "aws:ec2/eip:Eip",
        EipAssociation = "aws:ec2/eipAssociation:EipAssociation",
        EmrCluster = "aws:emr/cluster:Cluster",
        EmrInstanceGroup = "aws:emr/instanceGroup:InstanceGroup",
        EmrScalingPolicy = "aws:emr/managedScalingPolicy:ManagedScalingPolicy",
        EmrSecurityConfiguration = "aws:emr/securityConfiguration:SecurityConfiguration",
        FlowLog = "aws:ec2/flowLog:FlowLog",
        Instance = "aws:ec2/instance:Instance",
        InstanceProfile = "aws:iam/instanceProfile:InstanceProfile",
        InternetGateway = "aws:ec2/internetGateway:InternetGateway",
        Key = "aws:kms/key:Key",
        KeyAlias = "aws:kms/alias:Alias",
        KeyPair = "aws:ec2/keyPair:KeyPair",
        LaunchTemplate = "aws:ec2/launchTemplate:LaunchTemplate",
        LogGroup = "aws:cloudwatch/logGroup:LogGroup",
        NatGateway = "aws:ec2/natGateway:NatGateway",
        OidcProvider = "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
        Parameter = "aws:ssm/parameter:Parameter",
        Policy = "aws:iam/policy:Policy",
        RandomId = "random:index/randomId:RandomId",
        RandomString = "random:index/randomString:RandomString",
        Role = "aws:iam/role:Role",
        RolePolicy = "aws:iam/rolePolicy:RolePolicy",
        RolePolicyAttachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        Route = "aws:ec2/route:Route",
        RouteTable = "aws:ec2/routeTable:RouteTable",
        RouteTableAssociation = "aws:ec2/routeTableAssociation:RouteTableAssociation",
        Secret = "aws:secretsmanager/secret:Secret",
        SecretVersion = "aws:secretsmanager/secretVersion:SecretVersion",
        SecurityGroup = "aws:ec2/securityGroup:SecurityGroup",
        SecurityGroupEgressRule = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
        SecurityGroupIngressRule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        SecurityGroupRule = "aws:ec2/securityGroupRule:SecurityGroupRule",
        Subnet = "aws:ec2/subnet:Subnet",
        User = "aws:iam/user:User",
        UserPolicy = "aws:iam/userPolicy:UserPolicy",
        UserPolicyAttachment = "aws:iam/userPolicyAttachment:UserPolicyAttachment",
        Vpc = "aws:ec2/vpc:Vpc",
        VpcEndpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";

    /// <summary>
    /// Limits of names: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html,
    /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html and
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html.
    /// </summary>
    private static readonly FrozenDictionary<string, ResourceType> Rows = ((ResourceType[])
    [
        new(AccessKey) { ReplacedBy = ["user", "pgpKey"] },
        new(BlockPublicAccess),
        new(Bucket)
        {
            NameInput = "bucket",
            ReplacedBy = ["bucket", "bucketPrefix", "objectLockEnabled", "bucketNamespace"],
            Loss = "the new bucket is empty: every object, such as a checkpoint, stays in the old one or is deleted with it",
        },
        new(BucketEncryption) { ReplacedBy = ["bucket"] },
        new(BucketLifecycle) { ReplacedBy = ["bucket"] },
        new(BucketLogging) { ReplacedBy = ["bucket"] },
        new(BucketObjectLock) { ReplacedBy = ["bucket"] },
        new(BucketOwnership) { ReplacedBy = ["bucket"] },
        new(BucketPolicy)
        {
            ReplacedBy = ["bucket"],
            Document = new("policy", DocumentKind.Resource, Attachment.BucketPolicy, (Bucket, "bucket")),
        },
        new(BucketPublicAccessBlock) { ReplacedBy = ["bucket"] },
        new(BucketVersioning) { ReplacedBy = ["bucket"] },
        new(DefaultSecurityGroup) { ReplacedBy = ["vpcId"] },
        new(Eip) { Ec2Kind = "elastic-ip" },
        new(EipAssociation),
        new(EmrCluster)
        {
            NameInput = "name",
            SharesNames = true,
            ReplacedBy =
            [
                "name", "releaseLabel", "applications", "serviceRole", "securityConfiguration", "ec2Attributes",
                    "configurationsJson",
                "bootstrapActions", "logUri", "logEncryptionKmsKeyId", "customAmiId", "osReleaseLabel", "kerberosAttributes",
                "placementGroupConfigs", "ebsRootVolumeSize", "scaleDownBehavior", "masterInstanceGroup.instanceType",
                "masterInstanceGroup.instanceCount", "masterInstanceGroup.ebsConfigs", "coreInstanceGroup.instanceType",
                "coreInstanceGroup.ebsConfigs",
            ],
            Loss = "every job on it ends",
        },
        new(EmrInstanceGroup) { ReplacedBy = ["clusterId", "instanceType", "ebsConfigs"] },
        new(EmrScalingPolicy) { ReplacedBy = ["clusterId", "computeLimits"] },
        new(EmrSecurityConfiguration) { NameInput = "name", ReplacedBy = ["name", "configuration"] },
        new(FlowLog)
        {
            Ec2Kind = "vpc-flow-log",
            ReplacedBy = ["iamRoleArn", "logDestination", "logDestinationType", "trafficType", "vpcId"],
        },
        new(Instance)
        {
            Ec2Kind = "instance",
            ReplacedBy =
            [
                "ami", "availabilityZone", "subnetId", "keyName", "associatePublicIpAddress", "privateIp",
                    "rootBlockDevice.encrypted",
                "rootBlockDevice.kmsKeyId",
            ],
            ReplacedWhereSet = ("userDataReplaceOnChange", ["userData", "userDataBase64"]),
            HoldsGroups = "vpcSecurityGroupIds",
            Loss = "its disk and its host key are lost, and the connections through it end",
        },
        new(InstanceProfile) { NameInput = "name", ReplacedBy = ["name", "namePrefix", "path"] },
        new(InternetGateway) { Ec2Kind = "internet-gateway" },
        new(Key)
        {
            ReplacedBy = ["customerMasterKeySpec", "keyUsage", "multiRegion", "customKeyStoreId", "xksKeyId"],
            Document = new("policy", DocumentKind.Resource, Attachment.KeyPolicy),
            Loss = "the data that the old key encrypted cannot be read after its deletion",
        },
        new(KeyAlias) { NameInput = "name", ReplacedBy = ["name", "namePrefix"] },
        new(KeyPair) { NameInput = "keyName", Ec2Kind = "key-pair", ReplacedBy = ["keyName", "publicKey"] },
        new(LaunchTemplate) { Ec2Kind = "launch-template", ReplacedBy = ["name"] },
        new(LogGroup) { NameInput = "name", ReplacedBy = ["name", "logGroupClass"] },
        new(NatGateway) { Ec2Kind = "natgateway", ReplacedBy = ["allocationId", "subnetId", "connectivityType"] },
        new(OidcProvider) { ReplacedBy = ["url"] },
        new(Parameter) { NameInput = "name", ReplacedBy = ["name", "dataType"] },
        new(Policy)
        {
            NameInput = "name",
            ReplacedBy = ["name", "namePrefix", "path", "description"],
            Document = new("policy", DocumentKind.Identity, Attachment.ManagedPolicy),
        },
        new(RandomId) { ReplacedBy = ["byteLength", "keepers", "prefix"] },
        new(RandomString) { ReplacedBy = ["length", "keepers", "special", "upper"] },
        new(Role)
        {
            NameInput = "name",
            ReplacedBy = ["name", "namePrefix", "path"],
            Document = new("assumeRolePolicy", DocumentKind.Trust, Attachment.TrustPolicy),
        },
        new(RolePolicy)
        {
            ReplacedBy = ["name", "role"],
            Document = new("policy", DocumentKind.Identity, Attachment.InlineRolePolicy, (Role, "role")),
        },
        new(RolePolicyAttachment) { ReplacedBy = ["role", "policyArn"], IsDeletedFirst = true },
        new(Route)
        {
            ReplacedBy = ["routeTableId", "destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"],
        },
        new(RouteTable) { Ec2Kind = "route-table", ReplacedBy = ["vpcId"] },
        new(RouteTableAssociation) { ReplacedBy = ["subnetId", "gatewayId"] },
        new(Secret)
        {
            NameInput = "name",
            ReplacedBy = ["name", "namePrefix"],
            Document = new("policy", DocumentKind.Resource, Attachment.SecretPolicy),
        },
        new(SecretVersion) { ReplacedBy = ["secretId"] },
        new(SecurityGroup)
        {
            NameInput = "name",
            Ec2Kind = "security-group",
            ReplacedBy = ["name", "namePrefix", "description", "vpcId"],
        },
        new(SecurityGroupEgressRule) { ReplacedBy = ["securityGroupId"] },
        new(SecurityGroupIngressRule) { ReplacedBy = ["securityGroupId"] },
        new(SecurityGroupRule) { IsDeletedFirst = true },
        new(Subnet) { Ec2Kind = "subnet", ReplacedBy = ["cidrBlock", "availabilityZone", "vpcId", "ipv6Native"] },
        new(User)
        {
            NameInput = "name",
            Loss = "its access keys are deleted, and policies that name it match nobody",
        },
        new(UserPolicy),
        new(UserPolicyAttachment) { ReplacedBy = ["user", "policyArn"], IsDeletedFirst = true },
        new(Vpc) { Ec2Kind = "vpc", ReplacedBy = ["cidrBlock", "ipv4IpamPoolId"] },
        new(VpcEndpoint)
        {
            Ec2Kind = "vpc-endpoint",
            HoldsGroups = "securityGroupIds",
            ReplacedBy = ["serviceName", "vpcId", "vpcEndpointType"],
            Document = new("policy", DocumentKind.Endpoint, Attachment.EndpointPolicy),
        },
    ]).ToFrozenDictionary(row => row.Token);

    /// <summary>The row of a type; null if there is none.</summary>
    public static ResourceType? Find(string token) => Rows.GetValueOrDefault(token);

    public static IEnumerable<ResourceType> All => Rows.Values;

    /// <summary>
    /// Whether the review knows the access that a type gives; types of other providers give none in AWS.
    /// </summary>
    public static bool IsKnown(string token) => !token.StartsWith("aws:", StringComparison.Ordinal) || Rows.ContainsKey(token);
}
