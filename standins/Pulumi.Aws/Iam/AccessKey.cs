namespace Pulumi.Aws.Iam;

public class AccessKey(string name, AccessKeyArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:iam/accessKey:AccessKey", name, args, Given.Options(options, Secrets))
{
    [Output("createDate")] public Output<string> CreateDate { get; private set; } = null!;
    [Output("encryptedSecret")] public Output<string> EncryptedSecret { get; private set; } = null!;
    [Output("encryptedSesSmtpPasswordV4")] public Output<string> EncryptedSesSmtpPasswordV4 { get; private set; } = null!;
    [Output("keyFingerprint")] public Output<string> KeyFingerprint { get; private set; } = null!;
    [Output("pgpKey")] public Output<string?> PgpKey { get; private set; } = null!;
    [Output("secret")] public Output<string> Secret { get; private set; } = null!;
    [Output("sesSmtpPasswordV4")] public Output<string> SesSmtpPasswordV4 { get; private set; } = null!;
    [Output("status")] public Output<string?> Status { get; private set; } = null!;
    [Output("user")] public Output<string> User { get; private set; } = null!;

    private static CustomResourceOptions Secrets => new() { AdditionalSecretOutputs = { "secret", "sesSmtpPasswordV4" } };
}

public sealed class AccessKeyArgs : ResourceArgs
{
    [Input("pgpKey")] public Input<string>? PgpKey { get; set; }
    [Input("status")] public Input<string>? Status { get; set; }
    [Input("user", required: true)] public Input<string> User { get; set; } = null!;
}
