using IamEngine.Model;
using IamEngine.Vocabulary;

namespace Policies.Access;

/// <summary>
/// Conditions on the caller, for assuming the role or for using a permission. A null, empty or false one is off.
/// </summary>
/// <param name="MfaRequired">Requires multi-factor authentication.</param>
/// <param name="MfaMaxAge">The maximum age of the multi-factor authentication; it implies that there was one.</param>
/// <param name="SourceCidrs">The allowed source networks.</param>
public sealed record CallerConditions(bool MfaRequired = false, TimeSpan? MfaMaxAge = null, Seq<Cidr> SourceCidrs = default)
{
    public bool AsksForMfa => MfaRequired || MfaMaxAge is not null;

    /// <summary>
    /// For an Allow statement: a missing key fails the condition. A plain access key has no MFA keys, a session from
    /// <c>sts:GetSessionToken</c> with a code has them; a call through a VPC endpoint has no source address.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    /// </summary>
    public IEnumerable<Condition> Required()
    {
        if (AsksForMfa)
        {
            yield return Aws.MultiFactorAuthPresent.Is(true);
        }

        if (MfaMaxAge is { } age)
        {
            yield return Aws.MultiFactorAuthAge.IsLessThan((decimal)age.TotalSeconds);
        }

        if (SourceCidrs.Count > 0)
        {
            yield return Aws.SourceIp.IsIn(SourceCidrs);
        }
    }
}

/// <summary>Permissions with conditions on the caller.</summary>
public static class ConditionalPermissions
{
    /// <summary>
    /// The same permissions, each with these conditions. Permissions on the key stay as they are: S3 uses the key on behalf of
    /// the caller and from its own address, and only for a call that has met the conditions.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html
    /// </summary>
    public static IdentityPolicy WithConditions(this IdentityPolicy permissions, CallerConditions conditions)
    {
        Condition[] required = [.. conditions.Required()];
        return IdentityPolicy.Of(
            [.. permissions.Statements.Select(statement => IsForAService(statement) ? statement : statement.When(required))]);
    }

    private static bool IsForAService(IdentityStatement statement) =>
        statement.Condition.Any(condition => condition.Key == new ConditionKey(KmsKeys.ViaService.Name));
}
