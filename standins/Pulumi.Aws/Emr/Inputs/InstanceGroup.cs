namespace Pulumi.Aws.Emr.Inputs;

public sealed class InstanceGroupEbsConfigArgs : ResourceArgs
{
    [Input("iops")] public Input<int>? Iops { get; set; }
    [Input("size", required: true)] public Input<int> Size { get; set; } = null!;
    [Input("type", required: true)] public Input<string> Type { get; set; } = null!;
    [Input("volumesPerInstance")] public Input<int>? VolumesPerInstance { get; set; }
}
