using static Review.AwsValues.Constraint;

namespace Review.AwsValues;

/// <summary>Clusters and their parts. https://docs.aws.amazon.com/emr/latest/APIReference/Welcome.html</summary>
internal static class EmrValues
{
    private const string Cluster = "aws:emr/cluster:Cluster";
    private const string Scaling = "aws:emr/managedScalingPolicy:ManagedScalingPolicy";
    private const string Tasks = "aws:emr/instanceGroup:InstanceGroup";
    private const string Security = "aws:emr/securityConfiguration:SecurityConfiguration";

    public static IEnumerable<InputRules> Rows =>
    [
        Text("name", "the name of a cluster", "write letters, digits and hyphens", "RunJobFlow", "Name", new Length(0, 256)),
        Text("releaseLabel", "the release of a cluster", "write one such as emr-7.13.0", "RunJobFlow", "ReleaseLabel",
            new Length(0, 256),
            new Pattern(@"emr-[0-9]+\.[0-9]+\.[0-9]+", "such a label as emr-7.13.0", "emr-7.13.0", "7.13.0")
            {
                Differs = "the model takes any text, and the page says emr-x.x.x",
            }),
        Text("osReleaseLabel", "the release of Amazon Linux on the nodes",
            "write one that `aws emr describe-release-label` lists",
            "RunJobFlow", "OSReleaseLabel", new Length(0, 256)),
        Text("logUri", "the place of the logs", "write one such as s3n://example-bucket/logs/", "RunJobFlow", "LogUri",
            new Length(0, 10_280)),
        Text("logEncryptionKmsKeyId", "the key of the logs", "write the ARN of a KMS key", "RunJobFlow", "LogEncryptionKmsKeyId",
            new Length(0, 10_280)),
        Text("serviceRole", "the role of the EMR service", "write the ARN of a role", "RunJobFlow", "ServiceRole", new Length(0,
            10_280)),
        Text("securityConfiguration", "the name of a security configuration", "name one of the stack",
            "RunJobFlow", "SecurityConfiguration", new Length(0, 10_280)),
        Text("ec2Attributes.keyName", "the name of a key pair", "name one of the stack",
            "JobFlowInstancesConfig", "Instances.Ec2KeyName", new Length(0, 256)),
        Text("ec2Attributes.instanceProfile", "the instance profile of the nodes", "name one of the stack",
            "RunJobFlow", "JobFlowRole", new Length(0, 10_280)),
        .. OfGroup("masterInstanceGroup"),
        .. OfGroup("coreInstanceGroup"),
        new(Cluster, "masterInstanceGroup.instanceCount", "the number of primary nodes", "write 1 or 3",
            "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-ha.html", null, [new AllowedValues(["1", "3"])]),
        new(Cluster, "ebsRootVolumeSize", "the size of a node's root volume in GiB", "write 32, for example",
            "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-custom-ami-root-volume-size.html",
            "emr:RunJobFlow:EbsRootVolumeSize",
            [new Between(15, 100)]),
        new(Cluster, "scaleDownBehavior", "the way of scaling down", "write TERMINATE_AT_TASK_COMPLETION",
            Api("RunJobFlow"), "emr:RunJobFlow:ScaleDownBehavior", [new AllowedValues(["TERMINATE_AT_INSTANCE_HOUR",
            "TERMINATE_AT_TASK_COMPLETION"])]),
        new(Cluster, "autoTerminationPolicy.idleTimeout", "the idle time of a cluster in seconds", "write 3600, for example",
            Api("AutoTerminationPolicy"), "emr:PutAutoTerminationPolicy:AutoTerminationPolicy.IdleTimeout", [new Between(60,
            604_800)]),
        new(Cluster, "placementGroupConfigs[].instanceRole", "the nodes of a placement group", "write MASTER",
            Api("PlacementGroupConfig"), "emr:RunJobFlow:PlacementGroupConfigs[].InstanceRole",
                [new AllowedValues(["MASTER", "CORE",
            "TASK"])]),
        new(Cluster, "placementGroupConfigs[].placementStrategy", "the strategy of a placement group", "write SPREAD",
            Api("PlacementGroupConfig"), "emr:RunJobFlow:PlacementGroupConfigs[].PlacementStrategy",
            [new AllowedValues(["SPREAD", "PARTITION", "CLUSTER", "NONE"])]),
        new(Scaling, "computeLimits[].unitType", "the unit of managed scaling", "write Instances",
            Api("ComputeLimits"), "emr:PutManagedScalingPolicy:ManagedScalingPolicy.ComputeLimits.UnitType",
            [new AllowedValues(["InstanceFleetUnits", "Instances", "VCPU"])]),
        new(Tasks, "name", "the name of a group of nodes", "write letters, digits and hyphens", Api("InstanceGroupConfig"),
            "emr:AddInstanceGroups:InstanceGroups[].Name", [new Length(0, 256), Characters]),
        new(Tasks, "instanceType", "an instance type", "write one such as m7g.xlarge", Api("InstanceGroupConfig"),
            "emr:AddInstanceGroups:InstanceGroups[].InstanceType",
            [
                new Length(1, 256),
                CommonConstraints.InstanceType with
                {
                    Differs = "the model takes any text, and the page says an EC2 instance type",
                },
            ]),
        new(Tasks, "bidPrice", "the most dollars an hour for a spot instance", "write 0.1632, for example",
            Api("InstanceGroupConfig"), "emr:AddInstanceGroups:InstanceGroups[].BidPrice", [new Length(0, 256), Characters]),
        new(Tasks, "ebsConfigs[].type", "a volume type", "write gp3", Api("VolumeSpecification"),
            "emr:AddInstanceGroups:InstanceGroups[].EbsConfiguration.EbsBlockDeviceConfigs[].VolumeSpecification.VolumeType",
            [new AllowedValues(["gp3", "gp2", "io1", "st1", "sc1", "standard"])]),
        new(Tasks, "ebsConfigs[].size", "the size of a node's volume in GiB", "write 64, for example",
            "https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html#gp3-ebs-volume-type", null,
            [new Between(5, 65_536)]),
        new(Tasks, "ebsConfigs[].volumesPerInstance", "the number of a node's volumes", "write 1",
            "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-storage.html", null, [new Between(1, 25)]),
        Text("bootstrapActions[].name", "the name of a bootstrap action", "write letters, digits and hyphens",
            "BootstrapActionConfig", "BootstrapActions[].Name", new Length(0, 256)),
        Text("bootstrapActions[].path", "the program of a bootstrap action", "write an S3 location or file:///bin/bash",
            "ScriptBootstrapActionConfig", "BootstrapActions[].ScriptBootstrapAction.Path", new Length(0, 10_280)),
        new(Security, "namePrefix", "the beginning of a security configuration's name",
            "shorten it: the provider adds 26 characters",
            Api("CreateSecurityConfiguration"), null, [new Length(0, 10_280 - 26), Characters]),
    ];

    private static IEnumerable<InputRules> OfGroup(string group) =>
    [
        Text($"{group}.instanceType", "an instance type", "write one such as m7g.xlarge",
            "InstanceGroupConfig", "Instances.InstanceGroups[].InstanceType", new Length(1, 256),
            CommonConstraints.InstanceType with { Differs = "the model takes any text, and the page says an EC2 instance type" }),
        new(Cluster, $"{group}.ebsConfigs[].type", "a volume type", "write gp3",
            Api("VolumeSpecification"),
            "emr:RunJobFlow:Instances.InstanceGroups[].EbsConfiguration.EbsBlockDeviceConfigs[].VolumeSpecification.VolumeType",
            [new AllowedValues(["gp3", "gp2", "io1", "st1", "sc1", "standard"])]),
        // The API page still says 1024, the size of an older generation; the Management Guide gives volumes the sizes of EBS.
        new(Cluster, $"{group}.ebsConfigs[].size", "the size of a node's volume in GiB", "write 64, for example",
            "https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html#gp3-ebs-volume-type", null, [new Between(5,
            65_536)]),
        new(Cluster, $"{group}.ebsConfigs[].volumesPerInstance", "the number of a node's volumes", "write 1",
            "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-storage.html", null, [new Between(1, 25)]),
    ];

    private static InputRules Text(string input, string what, string help, string page, string member,
        params Constraint[] constraints) =>
        new(Cluster, input, what, help, Api(page), $"emr:RunJobFlow:{member}",
            [.. constraints, .. constraints.OfType<Pattern>().Any() ? [] : (Constraint[])[Characters]]);

    // https://docs.aws.amazon.com/emr/latest/APIReference/API_RunJobFlow.html
    private static Pattern Characters => new(
        @"[\u0020-\uFFFD\r\n\t]*", "no control characters", "s3n://infra-dev-state/logs/", "infra\u0001dev")
    {
        Differs = "the model writes characters beyond U+FFFF as loose halves, which makes a range that ends before it begins",
    };

    private static string Api(string name) => $"https://docs.aws.amazon.com/emr/latest/APIReference/API_{name}.html";
}
