using IamEngine.Decide.Matching;

namespace IamEngine.Decide;

/// <summary>
/// The rule by which AWS decides, and nothing else.
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

        // A Deny anywhere ends it.
        if (given.SomethingDenies)
        {
            return Verdict.ExplicitlyDenied;
        }

        // Guard rails give nothing, but each must let the request pass. A resource control policy can only deny, since
        // RCPFullAWSAccess is always attached beside it.
        var guardRailsAllow = !given.IsReservedToAws && given.EveryLevelAllows && given.EndpointAllows;

        return guardRailsAllow && SomethingGrants(given) ? Verdict.Allowed : Verdict.ImplicitlyDenied;
    }

    private static bool SomethingGrants(in Evidence given)
    {
        // What the caller's own policies give stays within its boundary and its session policy.
        var withinLimits = given.BoundaryAllows && given.SessionAllows;
        var identityGives = given.IdentityAllows && withinLimits;

        // What the resource's policy gives to the caller itself, or to everyone, nothing in the account limits. What it gives to the
        // role, or to the user behind a federated session, boundary and session policy limit.
        var resourceGives = given.ResourceAllows.Includes(PrincipalMatch.Itself)
            || (given.ResourceAllows.Includes(PrincipalMatch.Origin) && withinLimits);

        if (!given.CallerHasAccount)
        {
            return resourceGives;
        }

        if (!given.IsWithinOneAccount)
        {
            // Two accounts: the resource's must let the caller or its account in, and the caller's own must let it go there.
            return given.ResourceAllows != PrincipalMatch.None && identityGives;
        }

        // One account: either side is enough. But a role or a key lets nobody in whom its own policy does not name, unless it
        // names the account and so leaves the choice to the account's identity policies.
        return resourceGives
            || (identityGives && (!given.ResourceMustAllow || given.ResourceAllows.Includes(PrincipalMatch.Account)));
    }
}
