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

    public static MissingAllows Of(Evaluator evaluator, FullEvaluation evaluation)
    {
        var have = FactsOf.Read(evaluation.Evidence);
        var enough = FactsOf.SmallestThatAllow(
            evaluation.Evidence, have, Facts.All & ~have & ~Impossible(evaluation.Request.Caller));
        if (!evaluator.HasResourcePolicy && enough.Exists(set => (set & ResourceFacts) == 0))
        {
            // Without a resource policy, an identity policy is the missing one if it is enough.
            enough.RemoveAll(set => (set & ResourceFacts) != 0);
        }

        var all = enough.Aggregate(Facts.None, (facts, set) => facts | set);
        var reasons = new List<Reason.Lacks>();
        Add(Facts.Identity, MissingAllow.IdentityPolicy, PolicyType.Identity);
        Add(Facts.Boundary, MissingAllow.Boundary, PolicyType.Boundary);
        Add(Facts.Session, MissingAllow.SessionPolicy, PolicyType.Session);
        Add(ResourceFacts, MissingAllow.ResourcePolicy, PolicyType.Resource);
        Add(Facts.Endpoint, MissingAllow.EndpointPolicy, PolicyType.Endpoint);
        Add(Facts.Levels, MissingAllow.ServiceControlPolicy, PolicyType.Scp);
        return new(enough, reasons);

        void Add(Facts facts, MissingAllow lack, PolicyType kind)
        {
            if ((all & facts) == 0)
            {
                return;
            }

            foreach (var policies in evaluator.Compiled.Where(policies => policies.Type == kind))
            {
                var statements = evaluation.Statements.Where(
                    statement => statement.Group == policies && statement.Allows).ToList();
                if (kind != PolicyType.Scp || !statements.Exists(statement => statement.Matches))
                {
                    reasons.Add(new(lack, policies.Level, statements.MinBy(statement => statement.FailedElements)));
                }
            }
        }
    }

    /// <summary>Whether this fact alone allows the request.</summary>
    public bool IsEnough(Facts facts) => Enough.Exists(set => (set & facts) != 0 && BitOperations.PopCount((uint)set) == 1);

    // A policy cannot name the caller by a name that it does not have, and a caller without identity policies cannot get one.
    private static Facts Impossible(Caller caller)
    {
        var names = CallerNames.All(caller) | (caller is Caller.FederatedUser ? PrincipalMatch.Origin : PrincipalMatch.None);
        return (names.Includes(PrincipalMatch.Origin) ? 0 : Facts.ResourceNamesOrigin)
            | (names.Includes(PrincipalMatch.Account) ? 0 : Facts.ResourceNamesAccount)
            | (Applicability.CallerHasPolicies(caller) ? 0 : Facts.Identity | Facts.Boundary | Facts.Session);
    }
}
