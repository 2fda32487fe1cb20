using System.Numerics;
using IamEngine.Decide.Matching;

namespace IamEngine.Decide.Explain;

/// <summary>What an implicit denial lacks: the smallest sets of facts that would be enough, and a reason for each part that they lie in.</summary>
internal sealed record Missing(List<Facts> Enough, List<Reason.Lacks> Reasons)
{
    private const Facts ResourceFacts = Facts.ResourceNamesItself | Facts.ResourceNamesOrigin | Facts.ResourceNamesAccount;

    public static Missing Of(Evaluator evaluator, Survey survey)
    {
        var have = FactsOf.Read(survey.Evidence);
        var enough = FactsOf.SmallestThatAllow(survey.Evidence, have, Facts.All & ~have & ~Impossible(survey.Request.Caller));
        if (!evaluator.HasResourcePolicy && enough.Exists(set => (set & ResourceFacts) == 0))
        {
            // Where nobody speaks of a policy of the resource and the caller's own would do, the caller's own is what is missing.
            enough.RemoveAll(set => (set & ResourceFacts) != 0);
        }

        var all = enough.Aggregate(Facts.None, (facts, set) => facts | set);
        var reasons = new List<Reason.Lacks>();
        Add(Facts.Identity, Lack.IdentityPolicy, PolicyPart.Identity);
        Add(Facts.Boundary, Lack.Boundary, PolicyPart.Boundary);
        Add(Facts.Session, Lack.SessionPolicy, PolicyPart.Session);
        Add(ResourceFacts, Lack.ResourcePolicy, PolicyPart.Resource);
        Add(Facts.Endpoint, Lack.EndpointPolicy, PolicyPart.Endpoint);
        Add(Facts.Levels, Lack.ServiceControlPolicy, PolicyPart.Scp);
        return new(enough, reasons);

        void Add(Facts facts, Lack lack, PolicyPart kind)
        {
            if ((all & facts) == 0)
            {
                return;
            }

            foreach (var part in evaluator.Parts.Where(part => part.Part == kind))
            {
                var statements = survey.Statements.FindAll(found => found.Part == part && found.Allows);
                if (kind != PolicyPart.Scp || !statements.Exists(found => found.Outcome.Matches))
                {
                    reasons.Add(new(lack, part.Level, statements.MinBy(found => found.Finding.FailedElements)?.Finding));
                }
            }
        }
    }

    /// <summary>Whether this fact alone is enough.</summary>
    public bool IsEnough(Facts facts) => Enough.Exists(set => (set & facts) != 0 && BitOperations.PopCount((uint)set) == 1);

    // A name that the caller does not have cannot be named, and policies that its kind cannot have do not help it.
    private static Facts Impossible(Caller caller)
    {
        var names = CallerNames.All(caller) | (caller is Caller.FederatedUser ? NamedAs.Origin : NamedAs.None);
        return (names.Includes(NamedAs.Origin) ? 0 : Facts.ResourceNamesOrigin)
            | (names.Includes(NamedAs.Account) ? 0 : Facts.ResourceNamesAccount)
            | (Reach.CallerHasPolicies(caller) ? 0 : Facts.Identity | Facts.Boundary | Facts.Session);
    }
}
