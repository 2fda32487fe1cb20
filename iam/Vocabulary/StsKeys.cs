using IamEngine.Model;

namespace IamEngine.Vocabulary;

/// <summary>
/// Condition keys of AWS Security Token Service.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
/// </summary>
public static class StsKeys
{
    /// <summary>The external id that the caller gives, agreed on with a third party.</summary>
    public static StringKey ExternalId { get; } = new("sts:ExternalId");

    /// <summary>The name that the caller gives to the session.</summary>
    public static StringKey RoleSessionName { get; } = new("sts:RoleSessionName");
}
