using System.Collections.Frozen;
using IamEngine.Model;

namespace Review.Model;

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
        BucketNotification = "aws:s3/bucketNotification:BucketNotification",
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
        new(AccessKey) { Source = "iam/access_key.go", ReplacedBy = ["user", "pgpKey"] },
        new(BlockPublicAccess)
        {
            Source = "emr/block_public_access_configuration.go",
            ReplacedBy = ["blockPublicSecurityGroupRules", "permittedPublicSecurityGroupRuleRanges"],
        },
        new(Bucket)
        {
            Source = "s3/bucket.go",
            NameInput = "bucket",
            ReplacedBy =
            [
                "bucket", "bucketPrefix", "bucketNamespace", "objectLockEnabled", "objectLockConfiguration.objectLockEnabled",
            ],
            Loss = "the new bucket is empty: every object, such as a checkpoint, stays in the old one or is deleted with it",
        },
        new(BucketEncryption)
        {
            Source = "s3/bucket_server_side_encryption_configuration.go",
            ReplacedBy = ["bucket", "expectedBucketOwner"],
        },
        new(BucketLifecycle)
        {
            Source = "s3/bucket_lifecycle_configuration.go",
            ReplacedBy = ["bucket", "expectedBucketOwner"],
        },
        new(BucketLogging) { Source = "s3/bucket_logging.go", ReplacedBy = ["bucket", "expectedBucketOwner"] },
        new(BucketNotification) { Source = "s3/bucket_notification.go", ReplacedBy = ["bucket"] },
        new(BucketObjectLock)
        {
            Source = "s3/bucket_object_lock_configuration.go",
            ReplacedBy = ["bucket", "expectedBucketOwner", "objectLockEnabled"],
        },
        new(BucketOwnership) { Source = "s3/bucket_ownership_controls.go", ReplacedBy = ["bucket"] },
        new(BucketPolicy)
        {
            Source = "s3/bucket_policy.go",
            ReplacedBy = ["bucket"],
            Document = new("policy", DocumentKind.Resource, Attachment.BucketPolicy, (Bucket, "bucket")),
        },
        new(BucketPublicAccessBlock) { Source = "s3/bucket_public_access_block.go", ReplacedBy = ["bucket"] },
        new(BucketVersioning) { Source = "s3/bucket_versioning.go", ReplacedBy = ["bucket", "expectedBucketOwner"] },
        new(DefaultSecurityGroup) { Source = "ec2/vpc_default_security_group.go", ReplacedBy = ["vpcId"] },
        new(Eip)
        {
            Source = "ec2/ec2_eip.go",
            Ec2Kind = "elastic-ip",
            ReplacedBy = ["address", "domain", "ipamPoolId", "networkBorderGroup", "publicIpv4Pool"],
        },
        new(EipAssociation)
        {
            Source = "ec2/ec2_eip_association.go",
            ReplacedBy =
            [
                "allocationId", "allowReassociation", "instanceId", "networkInterfaceId", "privateIpAddress", "publicIp",
            ],
        },
        new(EmrCluster)
        {
            Source = "emr/cluster.go",
            NameInput = "name",
            SharesNames = true,
            ReplacedBy =
            [
                "name", "releaseLabel", "osReleaseLabel", "applications", "serviceRole", "securityConfiguration",
                "ec2Attributes", "configurations", "configurationsJson", "bootstrapActions", "steps", "logUri",
                "logEncryptionKmsKeyId", "customAmiId", "kerberosAttributes", "placementGroupConfigs", "ebsRootVolumeSize",
                "scaleDownBehavior", "keepJobFlowAliveWhenNoSteps", "additionalInfo", "autoscalingRole",
                "masterInstanceFleet.instanceTypeConfigs", "masterInstanceFleet.launchSpecifications",
                "masterInstanceFleet.name", "masterInstanceFleet.targetOnDemandCapacity",
                "masterInstanceFleet.targetSpotCapacity", "coreInstanceFleet.instanceTypeConfigs",
                "coreInstanceFleet.launchSpecifications", "coreInstanceFleet.name", "coreInstanceFleet.targetOnDemandCapacity",
                "coreInstanceFleet.targetSpotCapacity", "masterInstanceGroup", "coreInstanceGroup.bidPrice",
                "coreInstanceGroup.ebsConfigs", "coreInstanceGroup.instanceType", "coreInstanceGroup.name",
            ],
            Loss = "every job on it ends",
        },
        new(EmrInstanceGroup)
        {
            Source = "emr/instance_group.go",
            ReplacedBy = ["clusterId", "name", "instanceType", "bidPrice", "ebsConfigs", "ebsOptimized"],
        },
        new(EmrScalingPolicy)
        {
            Source = "emr/managed_scaling_policy.go",
            ReplacedBy = ["clusterId", "computeLimits", "scalingStrategy", "utilizationPerformanceIndex"],
        },
        new(EmrSecurityConfiguration)
        {
            Source = "emr/security_configuration.go",
            NameInput = "name",
            ReplacedBy = ["name", "namePrefix", "configuration"],
        },
        new(FlowLog)
        {
            Source = "ec2/vpc_flow_log.go",
            Ec2Kind = "vpc-flow-log",
            ReplacedBy =
            [
                "deliverCrossAccountRole", "destinationOptions", "eniId", "iamRoleArn", "logDestination", "logDestinationType",
                "logFormat", "maxAggregationInterval", "subnetId", "trafficType", "transitGatewayAttachmentId",
                "transitGatewayId", "vpcId",
            ],
        },
        new(Instance)
        {
            Source = "ec2/ec2_instance.go",
            Ec2Kind = "instance",
            ReplacedBy =
            [
                "ami", "availabilityZone", "subnetId", "keyName", "associatePublicIpAddress", "privateIp", "ipv6Addresses",
                "securityGroups", "tenancy", "hostId", "placementGroup", "placementPartitionNumber", "ebsOptimized",
                "hibernation", "cpuOptions", "enclaveOptions", "instanceMarketOptions", "networkInterfaces",
                "ebsBlockDevices[*].deviceName", "ebsBlockDevices[*].snapshotId", "rootBlockDevice.encrypted",
                "rootBlockDevice.kmsKeyId",
            ],
            ReplacedWhereSet = ("userDataReplaceOnChange", ["userData", "userDataBase64"]),
            HoldsGroups = "vpcSecurityGroupIds",
            Loss = "its disk and its host key are lost, and the connections through it end",
        },
        new(InstanceProfile)
        {
            Source = "iam/instance_profile.go",
            NameInput = "name",
            ReplacedBy = ["name", "namePrefix", "path"],
        },
        new(InternetGateway) { Source = "ec2/vpc_internet_gateway.go", Ec2Kind = "internet-gateway" },
        new(Key)
        {
            Source = "kms/key.go",
            ReplacedBy = ["customerMasterKeySpec", "keyUsage", "multiRegion", "customKeyStoreId", "xksKeyId"],
            Document = new("policy", DocumentKind.Resource, Attachment.KeyPolicy),
            Loss = "the data that the old key encrypted cannot be read after its deletion",
        },
        new(KeyAlias) { Source = "kms/alias.go", NameInput = "name", ReplacedBy = ["name", "namePrefix"] },
        new(KeyPair)
        {
            Source = "ec2/ec2_key_pair.go",
            NameInput = "keyName",
            Ec2Kind = "key-pair",
            ReplacedBy = ["keyName", "keyNamePrefix", "publicKey"],
        },
        new(LaunchTemplate)
        {
            Source = "ec2/ec2_launch_template.go",
            Ec2Kind = "launch-template",
            ReplacedBy = ["name", "namePrefix"],
        },
        new(LogGroup) { Source = "logs/group.go", NameInput = "name", ReplacedBy = ["name", "namePrefix", "logGroupClass"] },
        new(NatGateway)
        {
            Source = "ec2/vpc_nat_gateway.go",
            Ec2Kind = "natgateway",
            ReplacedBy = ["allocationId", "subnetId", "connectivityType", "privateIp"],
        },
        new(OidcProvider) { Source = "iam/openid_connect_provider.go", ReplacedBy = ["url"] },
        new(Parameter) { Source = "ssm/parameter.go", NameInput = "name", ReplacedBy = ["name", "dataType"] },
        new(Policy)
        {
            Source = "iam/policy.go",
            NameInput = "name",
            ReplacedBy = ["name", "namePrefix", "path", "description"],
            Document = new("policy", DocumentKind.Identity, Attachment.ManagedPolicy),
        },
        new(RandomId) { Source = "resource_id.go", ReplacedBy = ["byteLength", "keepers", "prefix"] },
        new(RandomString)
        {
            Source = "resource_string.go",
            ReplacedBy =
            [
                "length", "keepers", "lower", "minLower", "minNumeric", "minSpecial", "minUpper", "number", "numeric",
                "overrideSpecial", "special", "upper",
            ],
        },
        new(Role)
        {
            Source = "iam/role.go",
            NameInput = "name",
            ReplacedBy = ["name", "namePrefix", "path"],
            Document = new("assumeRolePolicy", DocumentKind.Trust, Attachment.TrustPolicy),
        },
        new(RolePolicy)
        {
            Source = "iam/role_policy.go",
            ReplacedBy = ["name", "namePrefix", "role"],
            Document = new("policy", DocumentKind.Identity, Attachment.InlineRolePolicy, (Role, "role")),
        },
        new(RolePolicyAttachment)
        {
            Source = "iam/role_policy_attachment.go",
            ReplacedBy = ["role", "policyArn"],
            IsDeletedFirst = true,
        },
        new(Route)
        {
            Source = "ec2/vpc_route.go",
            ReplacedBy = ["routeTableId", "destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"],
        },
        new(RouteTable) { Source = "ec2/vpc_route_table.go", Ec2Kind = "route-table", ReplacedBy = ["vpcId"] },
        new(RouteTableAssociation) { Source = "ec2/vpc_route_table_association.go", ReplacedBy = ["subnetId", "gatewayId"] },
        new(Secret)
        {
            Source = "secretsmanager/secret.go",
            NameInput = "name",
            ReplacedBy = ["name", "namePrefix"],
            Document = new("policy", DocumentKind.Resource, Attachment.SecretPolicy),
        },
        new(SecretVersion)
        {
            Source = "secretsmanager/secret_version.go",
            ReplacedBy = ["secretId", "secretBinary", "secretString", "secretStringWoVersion"],
        },
        new(SecurityGroup)
        {
            Source = "ec2/vpc_security_group.go",
            NameInput = "name",
            Ec2Kind = "security-group",
            ReplacedBy = ["name", "namePrefix", "description", "vpcId"],
        },
        new(SecurityGroupEgressRule) { Source = "ec2/vpc_security_group_egress_rule.go", ReplacedBy = ["securityGroupId"] },
        new(SecurityGroupIngressRule)
        {
            Source = "ec2/vpc_security_group_ingress_rule.go",
            ReplacedBy = ["securityGroupId"],
        },
        new(SecurityGroupRule)
        {
            Source = "ec2/vpc_security_group_rule.go",
            ReplacedBy =
            [
                "cidrBlocks", "fromPort", "ipv6CidrBlocks", "prefixListIds", "protocol", "securityGroupId", "self",
                "sourceSecurityGroupId", "toPort", "type",
            ],
            IsDeletedFirst = true,
        },
        new(Subnet)
        {
            Source = "ec2/vpc_subnet.go",
            Ec2Kind = "subnet",
            ReplacedBy = ["cidrBlock", "availabilityZone", "availabilityZoneId", "vpcId", "ipv6Native", "outpostArn"],
        },
        new(User)
        {
            Source = "iam/user.go",
            NameInput = "name",
            Loss = "its access keys are deleted, and policies that name it match nobody",
        },
        new(UserPolicy)
        {
            Source = "iam/user_policy.go",
            ReplacedBy = ["name", "namePrefix", "user"],
            Document = new("policy", DocumentKind.Identity, Attachment.InlineUserPolicy, (User, "user")),
        },
        new(UserPolicyAttachment)
        {
            Source = "iam/user_policy_attachment.go",
            ReplacedBy = ["user", "policyArn"],
            IsDeletedFirst = true,
        },
        new(Vpc)
        {
            Source = "ec2/vpc_.go",
            Ec2Kind = "vpc",
            ReplacedBy = ["cidrBlock", "instanceTenancy", "ipv4IpamPoolId", "ipv4NetmaskLength"],
        },
        new(VpcEndpoint)
        {
            Source = "ec2/vpc_endpoint.go",
            Ec2Kind = "vpc-endpoint",
            ReplacedBy =
            [
                "serviceName", "serviceRegion", "vpcId", "vpcEndpointType", "resourceConfigurationArn", "serviceNetworkArn",
            ],
            HoldsGroups = "securityGroupIds",
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
