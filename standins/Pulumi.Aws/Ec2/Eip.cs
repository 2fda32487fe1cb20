namespace Pulumi.Aws.Ec2;

public class Eip(string name, EipArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("aws:ec2/eip:Eip", name, args, Given.Options(options))
{
    [Output("allocationId")] public Output<string> AllocationId { get; private set; } = null!;
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("instance")] public Output<string> Instance { get; private set; } = null!;
    [Output("publicDns")] public Output<string> PublicDns { get; private set; } = null!;
    [Output("publicIp")] public Output<string> PublicIp { get; private set; } = null!;
}

public sealed class EipArgs : ResourceArgs
{
    [Input("domain")] public Input<string>? Domain { get; set; }
    [Input("instance")] public Input<string>? Instance { get; set; }

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }
}
