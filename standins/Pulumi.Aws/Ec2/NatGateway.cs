namespace Pulumi.Aws.Ec2;

public class NatGateway(string name, NatGatewayArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("aws:ec2/natGateway:NatGateway", name, args, Given.Options(options))
{
    [Output("networkInterfaceId")] public Output<string> NetworkInterfaceId { get; private set; } = null!;
    [Output("privateIp")] public Output<string> PrivateIp { get; private set; } = null!;
    [Output("publicIp")] public Output<string> PublicIp { get; private set; } = null!;
    [Output("subnetId")] public Output<string?> SubnetId { get; private set; } = null!;
}

public sealed class NatGatewayArgs : ResourceArgs
{
    [Input("allocationId")] public Input<string>? AllocationId { get; set; }
    [Input("connectivityType")] public Input<string>? ConnectivityType { get; set; }
    [Input("subnetId")] public Input<string>? SubnetId { get; set; }

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }
}
