namespace Pulumi.Aws.Ec2;

public class Vpc(string name, VpcArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("aws:ec2/vpc:Vpc", name, args, Given.Options(options))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("cidrBlock")] public Output<string> CidrBlock { get; private set; } = null!;
    [Output("defaultSecurityGroupId")] public Output<string> DefaultSecurityGroupId { get; private set; } = null!;
    [Output("mainRouteTableId")] public Output<string> MainRouteTableId { get; private set; } = null!;
    [Output("ownerId")] public Output<string> OwnerId { get; private set; } = null!;
}

public sealed class VpcArgs : ResourceArgs
{
    [Input("cidrBlock")] public Input<string>? CidrBlock { get; set; }
    [Input("enableDnsHostnames")] public Input<bool>? EnableDnsHostnames { get; set; }
    [Input("enableDnsSupport")] public Input<bool>? EnableDnsSupport { get; set; }

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }
}
