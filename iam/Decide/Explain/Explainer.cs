using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>
/// Finds the reasons of a decision by asking the rule itself: which of the facts it could do without, and which it would have needed.
/// </summary>
internal static class Explainer
{
    public static Decision Explain(Evaluator evaluator, Request request)
    {
        var survey = FullEvaluation.Of(evaluator, request);
        return DecisionRule.Decide(survey.Evidence) switch
        {
            Verdict.Allowed => new Decision.Allowed(request, survey.Policies, Allowing(evaluator, survey)),
            Verdict.ExplicitlyDenied => Denied(evaluator, survey),
            _ => Refused(evaluator, survey),
        };
    }

    private static Seq<Reason> Allowing(Evaluator evaluator, FullEvaluation survey)
    {
        if (survey.Evidence.NeedsNoPermission)
        {
            return [new Reason.NeedsNoPermission()];
        }

        var free = Free(evaluator, survey);
        var needed = FactsOf.SmallestThatAllow(survey.Evidence, free, FactsOf.Read(survey.Evidence) & ~free)[0];
        var reasons = new List<Reason>();
        foreach (var part in evaluator.Compiled)
        {
            if (survey.Statements.Find(found => found.Policies == part && found.Allows && found.Match.Matches && Gives(part.Type, found.Match.PrincipalMatch, needed)) is { } statement)
            {
                reasons.Add(new Reason.Applies(statement.Explanation));
            }
        }

        if (free.HasFlag(Facts.Identity) && DecisionRule.Decide(survey.Evidence.With((free & ~Facts.Identity) | needed)) != Verdict.Allowed)
        {
            reasons.Add(new Reason.IsRoot());
        }

        return reasons.ToSeq();
    }

    /// <summary>The facts that hold without any policy: what is known at the start, but for the levels of an organization that has a say.</summary>
    private static Facts Free(Evaluator evaluator, FullEvaluation survey)
    {
        var organizationHasASay = Array.Exists(evaluator.Compiled, part => part.Type == PolicyType.Scp && evaluator.Applies(part, survey.Request));
        return FactsOf.Read(survey.Begin) & ~(organizationHasASay ? Facts.Levels : Facts.None);
    }

    private static bool Gives(PolicyType part, PrincipalMatch named, Facts needed) => part switch
    {
        PolicyType.Identity => needed.HasFlag(Facts.Identity),
        PolicyType.Boundary => needed.HasFlag(Facts.Boundary),
        PolicyType.Session => needed.HasFlag(Facts.Session),
        PolicyType.Endpoint => needed.HasFlag(Facts.Endpoint),
        PolicyType.Scp => needed.HasFlag(Facts.Levels),
        PolicyType.Resource => (needed.HasFlag(Facts.ResourceNamesItself) && named.Includes(PrincipalMatch.Itself))
            || (needed.HasFlag(Facts.ResourceNamesOrigin) && named.Includes(PrincipalMatch.Origin))
            || (needed.HasFlag(Facts.ResourceNamesAccount) && named.Includes(PrincipalMatch.Account)),
        _ => false,
    };

    private static Decision.ExplicitlyDenied Denied(Evaluator evaluator, FullEvaluation survey)
    {
        var denying = survey.Statements.FindAll(found => found.Match.Matches && !found.Allows
            && !(found.Policies.Type == PolicyType.Resource && SpecialCases.RepairsBucketPolicy(survey.Request)));
        return new(survey.Request, survey.Policies, new Reason.Applies(denying[0].Explanation), Changes.ThatLift(evaluator, survey, denying));
    }

    private static Decision.ImplicitlyDenied Refused(Evaluator evaluator, FullEvaluation survey)
    {
        if (survey.Evidence.IsReservedToAws)
        {
            return new(survey.Request, survey.Policies, [new Reason.ReservedToAws()], []);
        }

        var missing = MissingAllows.Of(evaluator, survey);
        return new(survey.Request, survey.Policies, missing.Reasons.ToSeq<Reason>(), Changes.ThatAdd(evaluator, survey, missing));
    }
}
