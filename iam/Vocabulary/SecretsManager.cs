using IamEngine.Model;

namespace IamEngine.Vocabulary;

/// <summary>
/// Actions of AWS Secrets Manager.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html
/// </summary>
public static class SecretsManager
{
    /// <summary>Read a secret.</summary>
    public static ActionName GetSecretValue { get; } = new("secretsmanager", nameof(GetSecretValue), AccessLevel.Read);

    /// <summary>See the facts of a secret, without its value.</summary>
    public static ActionName DescribeSecret { get; } = new("secretsmanager", nameof(DescribeSecret), AccessLevel.Read);

    /// <summary>Write a new value.</summary>
    public static ActionName PutSecretValue { get; } = new("secretsmanager", nameof(PutSecretValue), AccessLevel.Write);

    /// <summary>Replace the policy of a secret.</summary>
    public static ActionName PutResourcePolicy { get; } =
        new("secretsmanager", nameof(PutResourcePolicy), AccessLevel.PermissionsManagement);

    /// <summary>Begin the wait after which the secret is gone.</summary>
    public static ActionName DeleteSecret { get; } = new("secretsmanager", nameof(DeleteSecret), AccessLevel.Write);

    public static ActionPattern Any { get; } = new("secretsmanager:*");
}
