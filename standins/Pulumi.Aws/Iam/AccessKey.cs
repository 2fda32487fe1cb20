namespace Pulumi.Aws.Iam;

public class AccessKey(string name, AccessKeyArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:iam/accessKey:AccessKey", name, args, Given.Options(options, Secrets))
{
    [Output("secret")] public Output<string> Secret { get; private set; } = null!;
    [Output("status")] public Output<string?> Status { get; private set; } = null!;
    [Output("user")] public Output<string> User { get; private set; } = null!;

    private static CustomResourceOptions Secrets => new() { AdditionalSecretOutputs = { "secret", "sesSmtpPasswordV4" } };
}

public sealed class AccessKeyArgs : ResourceArgs
{
    [Input("status")] public Input<string>? Status { get; set; }
    [Input("user", required: true)] public Input<string> User { get; set; } = null!;
}
