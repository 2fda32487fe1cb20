using Pulumi.Aws.Emr.Inputs;

namespace Pulumi.Aws.Emr;

public class InstanceGroup(string name, InstanceGroupArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:emr/instanceGroup:InstanceGroup", name, args, Given.Options(options))
{
    [Output("clusterId")] public Output<string> ClusterId { get; private set; } = null!;
    [Output("name")] public Output<string> Name { get; private set; } = null!;
    [Output("runningInstanceCount")] public Output<int> RunningInstanceCount { get; private set; } = null!;
    [Output("status")] public Output<string> Status { get; private set; } = null!;
}

public sealed class InstanceGroupArgs : ResourceArgs
{
    [Input("bidPrice")] public Input<string>? BidPrice { get; set; }
    [Input("clusterId", required: true)] public Input<string> ClusterId { get; set; } = null!;
    [Input("configurationsJson")] public Input<string>? ConfigurationsJson { get; set; }

    [Input("ebsConfigs")] private InputList<InstanceGroupEbsConfigArgs>? _ebsConfigs;
    public InputList<InstanceGroupEbsConfigArgs> EbsConfigs { get => _ebsConfigs ??= new(); set => _ebsConfigs = value; }

    [Input("ebsOptimized")] public Input<bool>? EbsOptimized { get; set; }
    [Input("instanceCount")] public Input<int>? InstanceCount { get; set; }
    [Input("instanceType", required: true)] public Input<string> InstanceType { get; set; } = null!;
    [Input("name")] public Input<string>? Name { get; set; }
}
