namespace Pulumi.Aws.Ec2;

public class Route(string name, RouteArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:ec2/route:Route", name, args, Given.Options(options))
{
    [Output("routeTableId")] public Output<string> RouteTableId { get; private set; } = null!;
}

public sealed class RouteArgs : ResourceArgs
{
    [Input("destinationCidrBlock")] public Input<string>? DestinationCidrBlock { get; set; }
    [Input("destinationIpv6CidrBlock")] public Input<string>? DestinationIpv6CidrBlock { get; set; }
    [Input("gatewayId")] public Input<string>? GatewayId { get; set; }
    [Input("natGatewayId")] public Input<string>? NatGatewayId { get; set; }
    [Input("routeTableId", required: true)] public Input<string> RouteTableId { get; set; } = null!;
}
