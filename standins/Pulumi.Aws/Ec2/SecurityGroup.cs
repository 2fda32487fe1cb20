namespace Pulumi.Aws.Ec2;

public class SecurityGroup(string name, SecurityGroupArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("aws:ec2/securityGroup:SecurityGroup", name, args, Given.Options(options))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("name")] public Output<string> Name { get; private set; } = null!;
    [Output("vpcId")] public Output<string> VpcId { get; private set; } = null!;
}

public sealed class SecurityGroupArgs : ResourceArgs
{
    [Input("description")] public Input<string>? Description { get; set; }
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("revokeRulesOnDelete")] public Input<bool>? RevokeRulesOnDelete { get; set; }

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }

    [Input("vpcId")] public Input<string>? VpcId { get; set; }
}
