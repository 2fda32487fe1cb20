namespace Pulumi.Aws.Emr.Inputs;

public sealed class ManagedScalingPolicyComputeLimitArgs : ResourceArgs
{
    [Input("maximumCapacityUnits", required: true)] public Input<int> MaximumCapacityUnits { get; set; } = null!;
    [Input("maximumCoreCapacityUnits")] public Input<int>? MaximumCoreCapacityUnits { get; set; }
    [Input("maximumOndemandCapacityUnits")] public Input<int>? MaximumOndemandCapacityUnits { get; set; }
    [Input("minimumCapacityUnits", required: true)] public Input<int> MinimumCapacityUnits { get; set; } = null!;
    [Input("unitType", required: true)] public Input<string> UnitType { get; set; } = null!;
}
