namespace Tests.AwsValues;

/// <summary>Inputs that the table of AWS's rules omits, each with the reason.</summary>
internal static class FreeInputs
{
    private const string Made = "an id or ARN that AWS makes, of another resource of the stack";
    private const string Checked = "the name of another resource of the stack, which is checked there";
    private const string Document = "a policy document: its grammar, its rules and its size are checked as a document";
    private const string Json = "JSON that EMR reads; AWS publishes no rule for the text";
    private const string Quota = "AWS publishes no range; the account's quota decides";

    public static IReadOnlyDictionary<(string Type, string Input), string> All { get; } = new (
        string Type, string Why, string[] Inputs)[]
    {
        ("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", Made, ["vpcId"]),
        ("aws:ec2/eip:Eip", Made, ["instance"]),
        ("aws:ec2/flowLog:FlowLog", Made, ["iamRoleArn", "logDestination", "vpcId"]),
        ("aws:ec2/instance:Instance", Made, ["subnetId", "vpcSecurityGroupIds[]"]),
        ("aws:ec2/instance:Instance", Checked, ["iamInstanceProfile"]),
        ("aws:ec2/internetGateway:InternetGateway", Made, ["vpcId"]),
        ("aws:ec2/natGateway:NatGateway", Made, ["allocationId", "subnetId"]),
        ("aws:ec2/route:Route", Made, ["gatewayId", "natGatewayId", "routeTableId"]),
        ("aws:ec2/routeTable:RouteTable", Made, ["vpcId"]),
        ("aws:ec2/routeTableAssociation:RouteTableAssociation", Made, ["routeTableId", "subnetId"]),
        ("aws:ec2/securityGroup:SecurityGroup", Made, ["vpcId"]),
        ("aws:ec2/subnet:Subnet", Made, ["vpcId"]),
        ("aws:ec2/subnet:Subnet", "AWS itself names it in the answer to getAvailabilityZones", ["availabilityZone"]),
        ("aws:ec2/vpcEndpoint:VpcEndpoint", Made, ["routeTableIds[]", "securityGroupIds[]", "subnetIds[]", "vpcId"]),
        ("aws:ec2/vpcEndpoint:VpcEndpoint", Document, ["policy"]),
        ("aws:iam/accessKey:AccessKey", "the program writes Inactive or nothing", ["status"]),
        ("aws:secretsmanager/secret:Secret", "7 to 30, or 0 for no recovery; the program writes 30 or 0",
            ["recoveryWindowInDays"]),
        ("aws:emr/cluster:Cluster", "the names that a release knows; AWS publishes no list for the input", ["applications[]"]),
        ("aws:emr/cluster:Cluster", Json, ["configurationsJson"]),
        ("aws:emr/cluster:Cluster", "the text that the program of a bootstrap action reads", ["bootstrapActions[].args[]"]),
        ("aws:emr/instanceGroup:InstanceGroup", Made, ["clusterId"]),
        ("aws:emr/instanceGroup:InstanceGroup", Quota, ["instanceCount"]),
        ("aws:emr/cluster:Cluster", Quota, ["coreInstanceGroup.instanceCount"]),
        ("aws:emr/cluster:Cluster", Made,
        [
            "ec2Attributes.additionalMasterSecurityGroups", "ec2Attributes.additionalSlaveSecurityGroups",
                "ec2Attributes.emrManagedMasterSecurityGroup",
            "ec2Attributes.emrManagedSlaveSecurityGroup", "ec2Attributes.serviceAccessSecurityGroup", "ec2Attributes.subnetId",
        ]),
        ("aws:emr/managedScalingPolicy:ManagedScalingPolicy", Made, ["clusterId"]),
        ("aws:emr/managedScalingPolicy:ManagedScalingPolicy", Quota,
        [
            "computeLimits[].maximumCapacityUnits", "computeLimits[].maximumCoreCapacityUnits",
                "computeLimits[].maximumOndemandCapacityUnits",
            "computeLimits[].minimumCapacityUnits",
        ]),
        ("aws:emr/securityConfiguration:SecurityConfiguration", Json, ["configuration"]),
        ("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", Checked, ["bucket"]),
        ("aws:s3/bucketLogging:BucketLogging", Checked, ["bucket", "targetBucket"]),
        ("aws:s3/bucketLogging:BucketLogging", "AWS publishes no rule for it", ["targetPrefix"]),
        ("aws:s3/bucketNotification:BucketNotification", Checked, ["bucket"]),
        ("aws:s3/bucketOwnershipControls:BucketOwnershipControls", Checked, ["bucket"]),
        ("aws:s3/bucketPolicy:BucketPolicy", Checked, ["bucket"]),
        ("aws:s3/bucketPolicy:BucketPolicy", Document, ["policy"]),
        ("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", Checked, ["bucket"]),
        ("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", Checked, ["bucket"]),
        ("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", Made,
            ["rules[].applyServerSideEncryptionByDefault.kmsMasterKeyId"]),
        ("aws:s3/bucketVersioning:BucketVersioning", Checked, ["bucket"]),
        ("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", Made,
            ["prefixListId", "referencedSecurityGroupId", "securityGroupId"]),
        ("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", Made, ["referencedSecurityGroupId", "securityGroupId"]),
    }.SelectMany(row => row.Inputs.Select(input => ((row.Type, input), row.Why))).ToDictionary(row => row.Item1, row => row.Why);
}
