using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>Conditions on assuming the upload role. A null, empty or false one is off.</summary>
/// <param name="ExternalId">A value agreed with a third party that assumes roles for several customers.</param>
/// <param name="MfaRequired">Requires multi-factor authentication.</param>
/// <param name="MfaMaxAge">The maximum age of the multi-factor authentication.</param>
/// <param name="SourceCidrs">The allowed source networks of the call that assumes the role; they do not bind the session.</param>
/// <param name="SessionNamedForUser">Requires the user's name as session name, so that logs identify the user.</param>
/// <param name="SessionTags">The session tags that the user may set.</param>
public sealed record UploadTrustConditions(
    string? ExternalId = null,
    bool MfaRequired = false,
    TimeSpan? MfaMaxAge = null,
    Seq<Cidr> SourceCidrs = default,
    bool SessionNamedForUser = false,
    Seq<string> SessionTags = default)
{
    /// <summary>The conditions on the caller, in contrast to those on the call.</summary>
    public CallerConditions Caller => new(MfaRequired, MfaMaxAge, SourceCidrs);
}

/// <summary>A user that a role trusts.</summary>
/// <param name="Id">
/// The unique id of the user, which becomes part of a Sid. IAM stores the id of a trusted user instead of its ARN, so a new user
/// with the same name is trusted only after the policy is written again. With the id in the text, the policy changes when the
/// user is replaced.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-users
/// </param>
public sealed record TrustedUser(Arn Arn, string Id = "");

/// <summary>
/// The trust policy of an upload role: only the given identities can assume it. Within one account, a trust policy that names
/// users is enough: the users need no identity policy. Roles with tokens of an identity provider have <see cref="GitHubTrust"/>
/// or <see cref="GitLabTrust"/>.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
/// </summary>
public static class UploadTrust
{
    /// <summary>Trusts users of the stack.</summary>
    public static TrustPolicy Document(Seq<TrustedUser> users, UploadTrustConditions conditions) => Document(
        $"UploaderMayAssumeTheRole{string.Concat(users.Select(user => user.Id))}",
        [.. users.Select(user => new Principal.User(user.Arn))], [], conditions);

    /// <summary>
    /// Trusts the sessions of a permission set. The trust policy names the account and the role's pattern, because the role's
    /// name changes; so the permission set must allow <c>sts:AssumeRole</c> too.
    /// </summary>
    public static TrustPolicy Document(PermissionSet set, UploadTrustConditions conditions) => Document(
        "ThePermissionSetMayAssumeTheRole", [new Principal.Account(set.Account, set.Region.Partition)],
        [Aws.PrincipalArn.IsLike(set.Role)], conditions);

    /// <summary>
    /// Trusts a role of another account. The role's own policies must allow <c>sts:AssumeRole</c> too, and it must exist when the
    /// policy is written: IAM stores its id.
    /// </summary>
    public static TrustPolicy Document(Arn role, UploadTrustConditions conditions) => Document(
        "TheOtherRoleMayAssumeTheRole", [new Principal.Role(role)], [], conditions);

    private static TrustPolicy Document(
        string sid, Principal[] trusted, Condition[] only, UploadTrustConditions conditions)
    {
        var mayAssume = Allow(sid, Sts.AssumeRole).To(trusted).When([.. only, .. Required(conditions)]);

        return conditions.SessionTags.Count == 0
            ? TrustPolicy.Of(mayAssume)
            : TrustPolicy.Of(
                mayAssume,
                Allow("UploaderMayTagTheSession", Sts.TagSession)
                    .To(trusted)
                    .When([.. only, Aws.TagKeys.HasOnly([.. conditions.SessionTags]), Aws.TagKeys.IsPresent()]));
    }

    private static IEnumerable<Condition> Required(UploadTrustConditions conditions)
    {
        if (conditions.ExternalId is { } externalId)
        {
            yield return StsKeys.ExternalId.Is(externalId);
        }

        foreach (var condition in conditions.Caller.Required())
        {
            yield return condition;
        }

        if (conditions.SessionNamedForUser)
        {
            yield return StsKeys.RoleSessionName.Is(Aws.Username.Variable);
        }
    }
}
