using Pulumi.Aws.Ec2.Inputs;

namespace Pulumi.Aws.Ec2;

public class FlowLog(string name, FlowLogArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("aws:ec2/flowLog:FlowLog", name, args, Given.Options(options))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("logDestination")] public Output<string> LogDestination { get; private set; } = null!;
}

public sealed class FlowLogArgs : ResourceArgs
{
    [Input("destinationOptions")] public Input<FlowLogDestinationOptionsArgs>? DestinationOptions { get; set; }
    [Input("iamRoleArn")] public Input<string>? IamRoleArn { get; set; }
    [Input("logDestination")] public Input<string>? LogDestination { get; set; }
    [Input("logDestinationType")] public Input<string>? LogDestinationType { get; set; }
    [Input("logFormat")] public Input<string>? LogFormat { get; set; }
    [Input("maxAggregationInterval")] public Input<int>? MaxAggregationInterval { get; set; }

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }

    [Input("trafficType")] public Input<string>? TrafficType { get; set; }
    [Input("vpcId")] public Input<string>? VpcId { get; set; }
}
