namespace Pulumi.Aws.Ec2;

public class RouteTable(string name, RouteTableArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:ec2/routeTable:RouteTable", name, args, Given.Options(options))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("vpcId")] public Output<string> VpcId { get; private set; } = null!;
}

public sealed class RouteTableArgs : ResourceArgs
{
    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }

    [Input("vpcId", required: true)] public Input<string> VpcId { get; set; } = null!;
}
