using IamEngine.Model;

namespace IamEngine.Vocabulary;

/// <summary>
/// Actions of AWS Security Token Service.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
/// </summary>
public static class Sts
{
    /// <summary>Become a role for a while.</summary>
    public static ActionName AssumeRole { get; } = new("sts", nameof(AssumeRole), AccessLevel.Write);

    /// <summary>Become a role with a token of an identity provider.</summary>
    public static ActionName AssumeRoleWithWebIdentity { get; } = new(
        "sts", nameof(AssumeRoleWithWebIdentity), AccessLevel.Write);

    /// <summary>Put tags on the session while assuming a role.</summary>
    public static ActionName TagSession { get; } = new("sts", nameof(TagSession), AccessLevel.Tagging);

    /// <summary>Sets the source identity of a session.</summary>
    public static ActionName SetSourceIdentity { get; } = new("sts", nameof(SetSourceIdentity), AccessLevel.Write);

    /// <summary>Every action of STS: <c>sts:*</c>.</summary>
    public static ActionPattern Any { get; } = new("sts:*");
}
