using Review.Model;

namespace Review.Diff.Resources;

/// <summary>
/// The inputs that AWS cannot change in place, so that the provider makes a new resource and deletes the old one: those marked "forces
/// replacement" in the provider's pages, for the types of resources that a stack declares.
/// </summary>
internal static class Replacing
{
    private static readonly Dictionary<string, string[]> Inputs = new(StringComparer.Ordinal)
    {
        ["aws:s3/bucket:Bucket"] = ["bucket", "bucketPrefix", "objectLockEnabled", "bucketNamespace"],
        ["aws:s3/bucketPolicy:BucketPolicy"] = ["bucket"],
        ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"] = ["bucket"],
        ["aws:s3/bucketVersioning:BucketVersioning"] = ["bucket"],
        ["aws:kms/key:Key"] = ["customerMasterKeySpec", "keyUsage", "multiRegion", "customKeyStoreId", "xksKeyId"],
        ["aws:kms/alias:Alias"] = ["name", "namePrefix"],
        ["aws:iam/role:Role"] = ["name", "namePrefix", "path"],
        ["aws:iam/policy:Policy"] = ["name", "namePrefix", "path", "description"],
        ["aws:iam/rolePolicy:RolePolicy"] = ["name", "role"],
        ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"] = ["role", "policyArn"],
        ["aws:iam/userPolicyAttachment:UserPolicyAttachment"] = ["user", "policyArn"],
        ["aws:iam/instanceProfile:InstanceProfile"] = ["name", "namePrefix", "path"],
        ["aws:iam/accessKey:AccessKey"] = ["user", "pgpKey"],
        ["aws:iam/openIdConnectProvider:OpenIdConnectProvider"] = ["url"],
        ["aws:ec2/vpc:Vpc"] = ["cidrBlock", "ipv4IpamPoolId"],
        ["aws:ec2/subnet:Subnet"] = ["cidrBlock", "availabilityZone", "vpcId", "ipv6Native"],
        ["aws:ec2/route:Route"] = ["routeTableId", "destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"],
        ["aws:ec2/routeTable:RouteTable"] = ["vpcId"],
        ["aws:ec2/routeTableAssociation:RouteTableAssociation"] = ["subnetId", "gatewayId"],
        ["aws:ec2/natGateway:NatGateway"] = ["allocationId", "subnetId", "connectivityType"],
        ["aws:ec2/vpcEndpoint:VpcEndpoint"] = ["serviceName", "vpcId", "vpcEndpointType"],
        ["aws:ec2/flowLog:FlowLog"] = ["iamRoleArn", "logDestination", "logDestinationType", "trafficType", "vpcId"],
        ["aws:ec2/securityGroup:SecurityGroup"] = ["name", "namePrefix", "description", "vpcId"],
        ["aws:ec2/keyPair:KeyPair"] = ["keyName", "publicKey"],
        ["aws:ec2/instance:Instance"] = ["ami", "availabilityZone", "subnetId", "keyName", "associatePublicIpAddress", "privateIp", "rootBlockDevice.encrypted", "rootBlockDevice.kmsKeyId"],
        ["aws:ec2/launchTemplate:LaunchTemplate"] = ["name"],
        ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"] = ["securityGroupId"],
        ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"] = ["securityGroupId"],
        ["aws:cloudwatch/logGroup:LogGroup"] = ["name", "logGroupClass"],
        ["aws:emr/securityConfiguration:SecurityConfiguration"] = ["name", "configuration"],
        ["aws:emr/cluster:Cluster"] =
        [
            "name", "releaseLabel", "applications", "serviceRole", "securityConfiguration", "ec2Attributes", "configurationsJson", "bootstrapActions",
            "logUri", "logEncryptionKmsKeyId", "customAmiId", "osReleaseLabel", "kerberosAttributes", "placementGroupConfigs", "ebsRootVolumeSize",
            "scaleDownBehavior", "masterInstanceGroup.instanceType", "masterInstanceGroup.instanceCount", "masterInstanceGroup.ebsConfigs",
            "coreInstanceGroup.instanceType", "coreInstanceGroup.ebsConfigs",
        ],
        ["aws:emr/instanceGroup:InstanceGroup"] = ["clusterId", "instanceType", "ebsConfigs"],
        ["aws:secretsmanager/secret:Secret"] = ["name", "namePrefix"],
        ["aws:ssm/parameter:Parameter"] = ["name", "dataType"],
        ["random:index/randomId:RandomId"] = ["byteLength", "keepers", "prefix"],
        ["random:index/randomString:RandomString"] = ["length", "keepers", "special", "upper"],
    };

    /// <summary>Whether a change of an input, or of something within it, makes a new resource.</summary>
    public static bool IsBy(ReportedResource resource, string path) =>
        Inputs.TryGetValue(resource.Type, out var forcing) && Array.Exists(forcing, input =>
            path == input || path.StartsWith($"{input}.", StringComparison.Ordinal) || path.StartsWith($"{input}[", StringComparison.Ordinal));

    /// <summary>The provider's page that says so.</summary>
    public static string Page(string type)
    {
        var (provider, rest) = (type.Split(':')[0], type.Split(':')[1].Replace("index/", "", StringComparison.Ordinal));
        return $"https://www.pulumi.com/registry/packages/{provider}/api-docs/{rest.ToLowerInvariant()}/";
    }
}
