namespace Pulumi.Aws.Ec2;

public class RouteTableAssociation(string name, RouteTableAssociationArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:ec2/routeTableAssociation:RouteTableAssociation", name, args, Given.Options(options))
{
    [Output("routeTableId")] public Output<string> RouteTableId { get; private set; } = null!;
    [Output("subnetId")] public Output<string?> SubnetId { get; private set; } = null!;
}

public sealed class RouteTableAssociationArgs : ResourceArgs
{
    [Input("routeTableId", required: true)] public Input<string> RouteTableId { get; set; } = null!;
    [Input("subnetId")] public Input<string>? SubnetId { get; set; }
}
