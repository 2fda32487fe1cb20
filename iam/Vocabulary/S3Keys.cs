using IamEngine.Model;

namespace IamEngine.Vocabulary;

/// <summary>
/// Condition keys of Amazon S3.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html#amazons3-policy-keys
/// </summary>
public static class S3Keys
{
    /// <summary>The prefix in a request to list.</summary>
    public static StringKey Prefix { get; } = new("s3:prefix");

    /// <summary>The TLS version of the connection, 1.2 or 1.3 as a number.</summary>
    public static NumericKey TlsVersion { get; } = new("s3:TlsVersion");

    /// <summary>The encryption algorithm in an upload; missing if the bucket's default applies.</summary>
    public static StringKey ServerSideEncryption { get; } = new("s3:x-amz-server-side-encryption");

    /// <summary>The KMS key in an upload; missing if the bucket's default applies.</summary>
    public static ArnKey ServerSideEncryptionKey { get; } = new("s3:x-amz-server-side-encryption-aws-kms-key-id");

    /// <summary>The algorithm of an upload with a customer-provided key (SSE-C).</summary>
    public static StringKey CustomerKeyAlgorithm { get; } = new("s3:x-amz-server-side-encryption-customer-algorithm");
}
