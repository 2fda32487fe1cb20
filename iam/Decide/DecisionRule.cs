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

        // Guard rails grant nothing, but each must allow. A resource control policy can only deny, since RCPFullAWSAccess is
        // always attached.
        var guardRailsAllow = !given.IsReservedToAws && given.EveryLevelAllows && given.EndpointAllows;

        return guardRailsAllow && SomethingGrants(given) ? Verdict.Allowed : Verdict.ImplicitlyDenied;
    }

    private static bool SomethingGrants(in Evidence given)
    {
        // Boundary and session policy limit what identity policies grant.
        var withinLimits = given.BoundaryAllows && given.SessionAllows;
        var identityGives = given.IdentityAllows && withinLimits;

        // No policy of the account limits a grant of the resource policy to the caller itself or to everyone. Boundary and
        // session policy limit a grant to the role, or to the user behind a federated session.
        var resourceGives = given.ResourceAllows.Includes(PrincipalMatch.Itself)
            || (given.ResourceAllows.Includes(PrincipalMatch.Origin) && withinLimits);

        if (!given.CallerHasAccount)
        {
            return resourceGives;
        }

        if (!given.IsWithinOneAccount)
        {
            // Cross-account: both the resource policy and an identity policy must allow.
            return given.ResourceAllows != PrincipalMatch.None && identityGives;
        }

        // Same account: either one is enough. But for a role or a KMS key the resource policy must allow; by allowing the account
        // it delegates to identity policies.
        return resourceGives
            || (identityGives && (!given.ResourceMustAllow || given.ResourceAllows.Includes(PrincipalMatch.Account)));
    }
}
