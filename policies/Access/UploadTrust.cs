using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>What else must hold, besides being the named user, to become the upload role. Each is off where it is null, empty or false.</summary>
/// <param name="ExternalId">A word agreed on with a third party that assumes the role for several customers.</param>
/// <param name="MfaRequired">The user's credentials were got with a second factor.</param>
/// <param name="MfaMaxAge">How long ago the second factor was given at most.</param>
/// <param name="SourceCidrs">The networks that the call comes from.</param>
/// <param name="SessionNamedForUser">The session has the user's name, so that logs tell who it was.</param>
/// <param name="SessionTags">The tags that the session may be given.</param>
public sealed record UploadTrustConditions(
    string? ExternalId = null,
    bool MfaRequired = false,
    TimeSpan? MfaMaxAge = null,
    Seq<Cidr> SourceCidrs = default,
    bool SessionNamedForUser = false,
    Seq<string> SessionTags = default);

/// <summary>
/// Who may become the upload role: the one user, named. A trust policy that names a user of its own account is all that is needed:
/// the user itself holds no policy.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
/// </summary>
public static class UploadTrust
{
    public static TrustPolicy Document(Arn user, UploadTrustConditions conditions)
    {
        var uploader = new Principal.User(user);
        var mayAssume = Allow("UploaderMayAssumeTheRole", Sts.AssumeRole).To(uploader).When([.. Tests(conditions)]);

        return conditions.SessionTags.Count == 0
            ? TrustPolicy.Of(mayAssume)
            : TrustPolicy.Of(
                mayAssume,
                Allow("UploaderMayTagTheSession", Sts.TagSession)
                    .To(uploader)
                    .When(Aws.TagKeys.HasOnly([.. conditions.SessionTags]), Aws.TagKeys.IsPresent()));
    }

    private static IEnumerable<Condition> Tests(UploadTrustConditions conditions)
    {
        if (conditions.ExternalId is { } externalId)
        {
            yield return StsKeys.ExternalId.Is(externalId);
        }

        if (conditions.MfaRequired || conditions.MfaMaxAge is not null)
        {
            yield return Aws.MultiFactorAuthPresent.Is(true);
        }

        if (conditions.MfaMaxAge is { } age)
        {
            yield return Aws.MultiFactorAuthAge.IsLessThan((decimal)age.TotalSeconds);
        }

        if (conditions.SourceCidrs.Count > 0)
        {
            yield return Aws.SourceIp.IsIn(conditions.SourceCidrs);
        }

        if (conditions.SessionNamedForUser)
        {
            yield return StsKeys.RoleSessionName.Is(Aws.Username.Variable);
        }
    }
}
