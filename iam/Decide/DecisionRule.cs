using IamEngine.Decide.Matching;

namespace IamEngine.Decide;

/// <summary>
/// The decision rule of AWS, and nothing else.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
/// </summary>
internal static class DecisionRule
{
    public static Verdict Decide(in Evidence given)
    {
        if (given.NeedsNoPermission)
        {
            return Verdict.Allowed;
        }

        // An explicit Deny in any policy overrides every Allow.
        if (given.SomethingDenies)
        {
            return Verdict.ExplicitlyDenied;
        }

        // Guard rails grant nothing, but each must allow. Resource control policies can only deny, because RCPFullAWSAccess is
        // always attached.
        var guardRailsAllow = !given.IsReservedToAws && given.EveryLevelAllows && given.EndpointAllows;

        return guardRailsAllow && SomethingGrants(given) ? Verdict.Allowed : Verdict.ImplicitlyDenied;
    }

    private static bool SomethingGrants(in Evidence given)
    {
        // Boundary and session policy limit the permissions that identity policies grant.
        var withinLimits = given.BoundaryAllows && given.SessionAllows;
        var identityGives = given.IdentityAllows && withinLimits;

        // If a resource policy names the caller itself or everyone, its grant is not limited by other policies of the account. If
        // it names the role, or the user who requested a federated session, boundary and session policy limit the grant.
        var resourceGives = given.ResourceAllows.Includes(PrincipalMatch.Itself)
            || (given.ResourceAllows.Includes(PrincipalMatch.Origin) && withinLimits);

        if (!given.CallerHasAccount)
        {
            return resourceGives;
        }

        if (!given.IsWithinOneAccount)
        {
            // Cross-account: the resource policy and an identity policy must both allow.
            return given.ResourceAllows != PrincipalMatch.None && identityGives;
        }

        // Same account: one of the two is enough. For a role or a KMS key the resource policy must allow. It delegates to
        // identity policies if it allows the account.
        return resourceGives
            || (identityGives && (!given.ResourceMustAllow || given.ResourceAllows.Includes(PrincipalMatch.Account)));
    }
}
