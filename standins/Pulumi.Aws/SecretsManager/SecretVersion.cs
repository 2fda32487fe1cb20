namespace Pulumi.Aws.SecretsManager;

public class SecretVersion(string name, SecretVersionArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:secretsmanager/secretVersion:SecretVersion", name, args, Given.Options(options, Secrets))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("secretId")] public Output<string> SecretId { get; private set; } = null!;
    [Output("secretString")] public Output<string?> SecretString { get; private set; } = null!;
    [Output("versionId")] public Output<string> VersionId { get; private set; } = null!;

    private static CustomResourceOptions Secrets =>
        new() { AdditionalSecretOutputs = { "secretBinary", "secretString", "secretStringWo" } };
}

public sealed class SecretVersionArgs : ResourceArgs
{
    [Input("secretId", required: true)] public Input<string> SecretId { get; set; } = null!;

    [Input("secretString")] private Input<string>? _secretString;
    public Input<string>? SecretString
    {
        get => _secretString;
        // The provider's class marks the input as a secret.
        set => _secretString = value is null ? (Input<string>?)null : Output.CreateSecret(value.ToOutput());
    }
}
