using IamEngine.Model;
using IamEngine.Vocabulary;

namespace Policies.Access;

/// <summary>
/// What must hold of the caller, be it on becoming the role or on using a permission. Each is off where it is null, empty or
/// false.
/// </summary>
/// <param name="MfaRequired">The caller's credentials were got with a second factor.</param>
/// <param name="MfaMaxAge">How long ago the second factor was given at most; it implies that one was.</param>
/// <param name="SourceCidrs">The networks that the call comes from.</param>
public sealed record CallerConditions(bool MfaRequired = false, TimeSpan? MfaMaxAge = null, Seq<Cidr> SourceCidrs = default)
{
    public bool AsksForMfa => MfaRequired || MfaMaxAge is not null;

    /// <summary>
    /// For a statement that allows: where a key is missing, its test is not met. A plain access key has no MFA keys, unlike a
    /// session from <c>sts:GetSessionToken</c> with a code; a call through a VPC endpoint has no source address.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    /// </summary>
    public IEnumerable<Condition> Tests()
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

/// <summary>Permissions on state that count only for callers of whom something holds.</summary>
public static class CallerBound
{
    /// <summary>
    /// The same permissions, each on these conditions. Those on the key are left as they are: S3 uses the key in the caller's name
    /// and from an address of its own, and does so for a call that has met the conditions already.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html
    /// </summary>
    public static IdentityPolicy AskedOf(this IdentityPolicy permissions, CallerConditions conditions)
    {
        Condition[] tests = [.. conditions.Tests()];
        return IdentityPolicy.Of(
            [.. permissions.Statements.Select(statement => IsForAService(statement) ? statement : statement.When(tests))]);
    }

    private static bool IsForAService(IdentityStatement statement) =>
        statement.Condition.Any(test => test.Key == new ConditionKey(KmsKeys.ViaService.Name));
}
