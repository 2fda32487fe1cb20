namespace Pulumi.Aws.Emr.Inputs;

public sealed class ClusterEc2AttributesArgs : ResourceArgs
{
    [Input("additionalMasterSecurityGroups")] public Input<string>? AdditionalMasterSecurityGroups { get; set; }
    [Input("additionalSlaveSecurityGroups")] public Input<string>? AdditionalSlaveSecurityGroups { get; set; }
    [Input("emrManagedMasterSecurityGroup")] public Input<string>? EmrManagedMasterSecurityGroup { get; set; }
    [Input("emrManagedSlaveSecurityGroup")] public Input<string>? EmrManagedSlaveSecurityGroup { get; set; }
    [Input("instanceProfile", required: true)] public Input<string> InstanceProfile { get; set; } = null!;
    [Input("keyName")] public Input<string>? KeyName { get; set; }
    [Input("serviceAccessSecurityGroup")] public Input<string>? ServiceAccessSecurityGroup { get; set; }
    [Input("subnetId")] public Input<string>? SubnetId { get; set; }

    [Input("subnetIds")] private InputList<string>? _subnetIds;
    public InputList<string> SubnetIds { get => _subnetIds ??= new(); set => _subnetIds = value; }
}

public sealed class ClusterMasterInstanceGroupArgs : ResourceArgs
{
    [Input("ebsConfigs")] private InputList<ClusterMasterInstanceGroupEbsConfigArgs>? _ebsConfigs;
    public InputList<ClusterMasterInstanceGroupEbsConfigArgs> EbsConfigs
    {
        get => _ebsConfigs ??= new();
        set => _ebsConfigs = value;
    }

    [Input("instanceCount")] public Input<int>? InstanceCount { get; set; }
    [Input("instanceType", required: true)] public Input<string> InstanceType { get; set; } = null!;
    [Input("name")] public Input<string>? Name { get; set; }
}

public sealed class ClusterMasterInstanceGroupEbsConfigArgs : ResourceArgs
{
    [Input("iops")] public Input<int>? Iops { get; set; }
    [Input("size", required: true)] public Input<int> Size { get; set; } = null!;
    [Input("throughput")] public Input<int>? Throughput { get; set; }
    [Input("type", required: true)] public Input<string> Type { get; set; } = null!;
    [Input("volumesPerInstance")] public Input<int>? VolumesPerInstance { get; set; }
}

public sealed class ClusterCoreInstanceGroupArgs : ResourceArgs
{
    [Input("ebsConfigs")] private InputList<ClusterCoreInstanceGroupEbsConfigArgs>? _ebsConfigs;
    public InputList<ClusterCoreInstanceGroupEbsConfigArgs> EbsConfigs
    {
        get => _ebsConfigs ??= new();
        set => _ebsConfigs = value;
    }

    [Input("instanceCount")] public Input<int>? InstanceCount { get; set; }
    [Input("instanceType", required: true)] public Input<string> InstanceType { get; set; } = null!;
    [Input("name")] public Input<string>? Name { get; set; }
}

public sealed class ClusterCoreInstanceGroupEbsConfigArgs : ResourceArgs
{
    [Input("iops")] public Input<int>? Iops { get; set; }
    [Input("size", required: true)] public Input<int> Size { get; set; } = null!;
    [Input("throughput")] public Input<int>? Throughput { get; set; }
    [Input("type", required: true)] public Input<string> Type { get; set; } = null!;
    [Input("volumesPerInstance")] public Input<int>? VolumesPerInstance { get; set; }
}

public sealed class ClusterBootstrapActionArgs : ResourceArgs
{
    [Input("args")] private InputList<string>? _args;
    public InputList<string> Args { get => _args ??= new(); set => _args = value; }

    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
    [Input("path", required: true)] public Input<string> Path { get; set; } = null!;
}

public sealed class ClusterStepArgs : ResourceArgs
{
    [Input("actionOnFailure", required: true)] public Input<string> ActionOnFailure { get; set; } = null!;
    [Input("hadoopJarStep", required: true)] public Input<ClusterStepHadoopJarStepArgs> HadoopJarStep { get; set; } = null!;
    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
}

public sealed class ClusterStepHadoopJarStepArgs : ResourceArgs
{
    [Input("args")] private InputList<string>? _args;
    public InputList<string> Args { get => _args ??= new(); set => _args = value; }

    [Input("jar", required: true)] public Input<string> Jar { get; set; } = null!;
    [Input("mainClass")] public Input<string>? MainClass { get; set; }

    [Input("properties")] private InputMap<string>? _properties;
    public InputMap<string> Properties { get => _properties ??= new(); set => _properties = value; }
}

public sealed class ClusterAutoTerminationPolicyArgs : ResourceArgs
{
    [Input("idleTimeout")] public Input<int>? IdleTimeout { get; set; }
}

public sealed class ClusterPlacementGroupConfigArgs : ResourceArgs
{
    [Input("instanceRole", required: true)] public Input<string> InstanceRole { get; set; } = null!;
    [Input("placementStrategy")] public Input<string>? PlacementStrategy { get; set; }
}
