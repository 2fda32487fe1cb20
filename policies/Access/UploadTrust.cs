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

/// <summary>
/// The trust policy of the upload role: only the given user can assume it. Within one account this trust policy is enough: the
/// user needs no identity policy.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
/// </summary>
public static class UploadTrust
{
    /// <param name="userId">
    /// The unique id of the user, which becomes part of a Sid. IAM stores the id of a trusted user instead of its ARN, so a new
    /// user with the same name is trusted only after the policy is written again. With the id in the text, the policy changes
    /// when the user is replaced.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-users
    /// </param>
    public static TrustPolicy Document(Arn user, UploadTrustConditions conditions, string userId = "")
    {
        var uploader = new Principal.User(user);
        var mayAssume = Allow($"UploaderMayAssumeTheRole{userId}", Sts.AssumeRole).To(uploader).When([.. Required(conditions)]);

        return conditions.SessionTags.Count == 0
            ? TrustPolicy.Of(mayAssume)
            : TrustPolicy.Of(
                mayAssume,
                Allow("UploaderMayTagTheSession", Sts.TagSession)
                    .To(uploader)
                    .When(Aws.TagKeys.HasOnly([.. conditions.SessionTags]), Aws.TagKeys.IsPresent()));
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
