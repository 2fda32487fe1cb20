using Pulumi.Aws.Emr.Inputs;

namespace Pulumi.Aws.Emr;

public class ManagedScalingPolicy(string name, ManagedScalingPolicyArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:emr/managedScalingPolicy:ManagedScalingPolicy", name, args, Given.Options(options))
{
    [Output("clusterId")] public Output<string> ClusterId { get; private set; } = null!;
}

public sealed class ManagedScalingPolicyArgs : ResourceArgs
{
    [Input("clusterId", required: true)] public Input<string> ClusterId { get; set; } = null!;

    [Input("computeLimits", required: true)] private InputList<ManagedScalingPolicyComputeLimitArgs>? _computeLimits;
    public InputList<ManagedScalingPolicyComputeLimitArgs> ComputeLimits
    {
        get => _computeLimits ??= new();
        set => _computeLimits = value;
    }

    [Input("scalingStrategy")] public Input<string>? ScalingStrategy { get; set; }
    [Input("utilizationPerformanceIndex")] public Input<int>? UtilizationPerformanceIndex { get; set; }
}
