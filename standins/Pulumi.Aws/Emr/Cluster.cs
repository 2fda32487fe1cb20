using Pulumi.Aws.Emr.Inputs;

namespace Pulumi.Aws.Emr;

public class Cluster(string name, ClusterArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:emr/cluster:Cluster", name, args, Given.Options(options))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("clusterState")] public Output<string> ClusterState { get; private set; } = null!;
    [Output("masterPublicDns")] public Output<string> MasterPublicDns { get; private set; } = null!;
    [Output("name")] public Output<string> Name { get; private set; } = null!;
    [Output("releaseLabel")] public Output<string> ReleaseLabel { get; private set; } = null!;
}

public sealed class ClusterArgs : ResourceArgs
{
    [Input("applications")] private InputList<string>? _applications;
    public InputList<string> Applications { get => _applications ??= new(); set => _applications = value; }

    [Input("autoTerminationPolicy")] public Input<ClusterAutoTerminationPolicyArgs>? AutoTerminationPolicy { get; set; }

    [Input("bootstrapActions")] private InputList<ClusterBootstrapActionArgs>? _bootstrapActions;
    public InputList<ClusterBootstrapActionArgs> BootstrapActions
    {
        get => _bootstrapActions ??= new();
        set => _bootstrapActions = value;
    }

    [Input("configurationsJson")] public Input<string>? ConfigurationsJson { get; set; }
    [Input("coreInstanceGroup")] public Input<ClusterCoreInstanceGroupArgs>? CoreInstanceGroup { get; set; }
    [Input("ebsRootVolumeSize")] public Input<int>? EbsRootVolumeSize { get; set; }
    [Input("ec2Attributes")] public Input<ClusterEc2AttributesArgs>? Ec2Attributes { get; set; }
    [Input("keepJobFlowAliveWhenNoSteps")] public Input<bool>? KeepJobFlowAliveWhenNoSteps { get; set; }
    [Input("logEncryptionKmsKeyId")] public Input<string>? LogEncryptionKmsKeyId { get; set; }
    [Input("logUri")] public Input<string>? LogUri { get; set; }
    [Input("masterInstanceGroup")] public Input<ClusterMasterInstanceGroupArgs>? MasterInstanceGroup { get; set; }
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("osReleaseLabel")] public Input<string>? OsReleaseLabel { get; set; }

    [Input("placementGroupConfigs")] private InputList<ClusterPlacementGroupConfigArgs>? _placementGroupConfigs;
    public InputList<ClusterPlacementGroupConfigArgs> PlacementGroupConfigs
    {
        get => _placementGroupConfigs ??= new();
        set => _placementGroupConfigs = value;
    }

    [Input("releaseLabel", required: true)] public Input<string> ReleaseLabel { get; set; } = null!;
    [Input("scaleDownBehavior")] public Input<string>? ScaleDownBehavior { get; set; }
    [Input("securityConfiguration")] public Input<string>? SecurityConfiguration { get; set; }
    [Input("serviceRole", required: true)] public Input<string> ServiceRole { get; set; } = null!;
    [Input("stepConcurrencyLevel")] public Input<int>? StepConcurrencyLevel { get; set; }

    [Input("steps")] private InputList<ClusterStepArgs>? _steps;
    public InputList<ClusterStepArgs> Steps { get => _steps ??= new(); set => _steps = value; }

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }

    [Input("terminationProtection")] public Input<bool>? TerminationProtection { get; set; }
    [Input("unhealthyNodeReplacement")] public Input<bool>? UnhealthyNodeReplacement { get; set; }
}
