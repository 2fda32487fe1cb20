namespace Pulumi.Aws.SecretsManager;

public class Secret(string name, SecretArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("aws:secretsmanager/secret:Secret", name, args, Given.Options(options))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("name")] public Output<string> Name { get; private set; } = null!;
    [Output("policy")] public Output<string> Policy { get; private set; } = null!;
}

public sealed class SecretArgs : ResourceArgs
{
    [Input("description")] public Input<string>? Description { get; set; }
    [Input("kmsKeyId")] public Input<string>? KmsKeyId { get; set; }
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("policy")] public Input<string>? Policy { get; set; }
    [Input("recoveryWindowInDays")] public Input<int>? RecoveryWindowInDays { get; set; }

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }
}
