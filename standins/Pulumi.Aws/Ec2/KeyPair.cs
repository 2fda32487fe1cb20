namespace Pulumi.Aws.Ec2;

public class KeyPair(string name, KeyPairArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:ec2/keyPair:KeyPair", name, args, Given.Options(options))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("fingerprint")] public Output<string> Fingerprint { get; private set; } = null!;
    [Output("keyName")] public Output<string> KeyName { get; private set; } = null!;
    [Output("keyPairId")] public Output<string> KeyPairId { get; private set; } = null!;
}

public sealed class KeyPairArgs : ResourceArgs
{
    [Input("keyName")] public Input<string>? KeyName { get; set; }
    [Input("publicKey", required: true)] public Input<string> PublicKey { get; set; } = null!;

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }
}
