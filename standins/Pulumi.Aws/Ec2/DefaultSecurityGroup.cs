namespace Pulumi.Aws.Ec2;

public class DefaultSecurityGroup(string name, DefaultSecurityGroupArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", name, args, Given.Options(options))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("vpcId")] public Output<string> VpcId { get; private set; } = null!;
}

public sealed class DefaultSecurityGroupArgs : ResourceArgs
{
    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }

    [Input("vpcId")] public Input<string>? VpcId { get; set; }
}
