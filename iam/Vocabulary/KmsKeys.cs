using IamEngine.Model;

namespace IamEngine.Vocabulary;

/// <summary>
/// Condition keys of AWS Key Management Service.
/// https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
/// </summary>
public static class KmsKeys
{
    /// <summary>The service that uses the key for the caller: <c>s3.us-east-1.amazonaws.com</c>.</summary>
    public static StringKey ViaService { get; } = new("kms:ViaService");

    /// <summary>Whether an AWS service creates the grant for its own use of the key.</summary>
    public static BoolKey GrantIsForAwsResource { get; } = new("kms:GrantIsForAWSResource");

    /// <summary>The account of the caller.</summary>
    public static StringKey CallerAccount { get; } = new("kms:CallerAccount");
}
