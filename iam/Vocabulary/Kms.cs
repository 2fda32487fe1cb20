using IamEngine.Model;

namespace IamEngine.Vocabulary;

/// <summary>
/// Actions of AWS Key Management Service.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
/// </summary>
public static class Kms
{
    /// <summary>Decrypt; reading an object needs it, and so does finishing a multipart upload.</summary>
    public static ActionName Decrypt { get; } = new("kms", nameof(Decrypt), AccessLevel.Write);

    /// <summary>Encrypt directly under the key.</summary>
    public static ActionName Encrypt { get; } = new("kms", nameof(Encrypt), AccessLevel.Write);

    /// <summary>Get a data key to encrypt with; writing an object needs it.</summary>
    public static ActionName GenerateDataKey { get; } = new("kms", nameof(GenerateDataKey), AccessLevel.Write);

    /// <summary>Get a data key that only KMS can open again, as EC2 does for an encrypted volume.</summary>
    public static ActionName GenerateDataKeyWithoutPlaintext { get; } = new(
        "kms", nameof(GenerateDataKeyWithoutPlaintext), AccessLevel.Write);

    /// <summary>Re-encrypt data from this key to another.</summary>
    public static ActionName ReEncryptFrom { get; } = new("kms", nameof(ReEncryptFrom), AccessLevel.Write);

    /// <summary>Re-encrypt data from another key to this one.</summary>
    public static ActionName ReEncryptTo { get; } = new("kms", nameof(ReEncryptTo), AccessLevel.Write);

    /// <summary>See the facts of a key.</summary>
    public static ActionName DescribeKey { get; } = new("kms", nameof(DescribeKey), AccessLevel.Read);

    /// <summary>Give a service the use of the key.</summary>
    public static ActionName CreateGrant { get; } = new("kms", nameof(CreateGrant), AccessLevel.PermissionsManagement);

    /// <summary>Replace a key's policy.</summary>
    public static ActionName PutKeyPolicy { get; } = new("kms", nameof(PutKeyPolicy), AccessLevel.PermissionsManagement);

    /// <summary>Begin the wait after which the key, and all it encrypted, is gone.</summary>
    public static ActionName ScheduleKeyDeletion { get; } = new("kms", nameof(ScheduleKeyDeletion), AccessLevel.Write);

    /// <summary>Make the key unusable until it is enabled again.</summary>
    public static ActionName DisableKey { get; } = new("kms", nameof(DisableKey), AccessLevel.Write);

    /// <summary>Every action of KMS: <c>kms:*</c>.</summary>
    public static ActionPattern Any { get; } = new("kms:*");
}
