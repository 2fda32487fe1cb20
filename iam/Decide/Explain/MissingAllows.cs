using System.Numerics;
using IamEngine.Decide.Matching;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>
/// What an implicit denial lacks: the minimal sets of facts that allow the request, and a reason for each policy type in them.
/// </summary>
internal sealed record MissingAllows(List<Facts> Enough, List<Reason.Lacks> Reasons)
{
    private const Facts ResourceFacts = Facts.ResourceNamesItself | Facts.ResourceNamesOrigin | Facts.ResourceNamesAccount;

    public static MissingAllows Of(FullEvaluation evaluation)
    {
        var have = FactsOf.Read(evaluation.Evidence);
        var enough = FactsOf.SmallestThatAllow(
            evaluation.Evidence, have, Facts.All & ~have & ~Impossible(evaluation.Request.Caller));
        if (!evaluation.Evaluator.HasResourcePolicy && enough.Exists(set => (set & ResourceFacts) == 0))
        {
            // Without a resource policy, an identity policy is the missing one if it is enough.
            enough.RemoveAll(set => (set & ResourceFacts) != 0);
        }

        var all = Facts.None;
        foreach (var set in enough)
        {
            all |= set;
        }

        var reasons = new List<Reason.Lacks>(capacity: 2);
        foreach (var policies in evaluation.Evaluator.Compiled)
        {
            var (lack, facts) = Of(policies.Type);
            if ((all & facts) != 0)
            {
                var nearest = evaluation.Nearest(policies);
                // Of the levels of an organization, one can allow and another not.
                if (policies.Type != PolicyType.Scp || nearest is not { Matches: true })
                {
                    reasons.Add(new(lack, policies.Level, nearest));
                }
            }
        }

        return new(enough, reasons);
    }

    /// <summary>Whether this fact alone allows the request.</summary>
    public bool IsEnough(Facts facts) => Enough.Exists(set => (set & facts) != 0 && BitOperations.PopCount((uint)set) == 1);

    private static (MissingAllow Lack, Facts Facts) Of(PolicyType type) => type switch
    {
        PolicyType.Identity => (MissingAllow.IdentityPolicy, Facts.Identity),
        PolicyType.Boundary => (MissingAllow.Boundary, Facts.Boundary),
        PolicyType.Session => (MissingAllow.SessionPolicy, Facts.Session),
        PolicyType.Resource => (MissingAllow.ResourcePolicy, ResourceFacts),
        PolicyType.Endpoint => (MissingAllow.EndpointPolicy, Facts.Endpoint),
        PolicyType.Scp => (MissingAllow.ServiceControlPolicy, Facts.Levels),
        _ => (default, Facts.None),
    };

    // A policy cannot name the caller by a name that it does not have, and a caller without identity policies cannot get one.
    private static Facts Impossible(Caller caller)
    {
        var names = CallerNames.All(caller) | (caller is Caller.FederatedUser ? PrincipalMatch.Origin : PrincipalMatch.None);
        return (names.Includes(PrincipalMatch.Origin) ? 0 : Facts.ResourceNamesOrigin)
            | (names.Includes(PrincipalMatch.Account) ? 0 : Facts.ResourceNamesAccount)
            | (Applicability.CallerHasPolicies(caller) ? 0 : Facts.Identity | Facts.Boundary | Facts.Session);
    }
}
