using IamEngine.Decide.Matching;
using IamEngine.Model;

namespace IamEngine.Decide.Explain;

/// <summary>
/// Finds the reasons of a decision by asking the rule itself: which of the facts it could do without, and which it would have needed.
/// </summary>
internal static class Explainer
{
    public static Decision Explain(Evaluator evaluator, Request request)
    {
        var survey = Survey.Of(evaluator, request);
        return Rule.Decide(survey.Evidence) switch
        {
            Verdict.Allowed => new Decision.Allowed(request, survey.Policies, Allowing(evaluator, survey)),
            Verdict.ExplicitlyDenied => Denied(evaluator, survey),
            _ => Refused(evaluator, survey),
        };
    }

    private static Seq<Reason> Allowing(Evaluator evaluator, Survey survey)
    {
        if (survey.Evidence.NeedsNoPermission)
        {
            return [new Reason.NeedsNoPermission()];
        }

        var free = Free(evaluator, survey);
        var needed = FactsOf.SmallestThatAllow(survey.Evidence, free, FactsOf.Read(survey.Evidence) & ~free)[0];
        var reasons = new List<Reason>();
        foreach (var part in evaluator.Parts)
        {
            if (survey.Statements.Find(found => found.Part == part && found.Allows && found.Outcome.Matches && Gives(part.Part, found.Outcome.Named, needed)) is { } statement)
            {
                reasons.Add(new Reason.Applies(statement.Finding));
            }
        }

        if (free.HasFlag(Facts.Identity) && Rule.Decide(survey.Evidence.With((free & ~Facts.Identity) | needed)) != Verdict.Allowed)
        {
            reasons.Add(new Reason.IsRoot());
        }

        return reasons.ToSeq();
    }

    /// <summary>The facts that hold without any policy: what is known at the start, but for the levels of an organization that has a say.</summary>
    private static Facts Free(Evaluator evaluator, Survey survey)
    {
        var organizationHasASay = Array.Exists(evaluator.Parts, part => part.Part == PolicyPart.Scp && evaluator.Speaks(part, survey.Request));
        return FactsOf.Read(survey.Begin) & ~(organizationHasASay ? Facts.Levels : Facts.None);
    }

    private static bool Gives(PolicyPart part, NamedAs named, Facts needed) => part switch
    {
        PolicyPart.Identity => needed.HasFlag(Facts.Identity),
        PolicyPart.Boundary => needed.HasFlag(Facts.Boundary),
        PolicyPart.Session => needed.HasFlag(Facts.Session),
        PolicyPart.Endpoint => needed.HasFlag(Facts.Endpoint),
        PolicyPart.Scp => needed.HasFlag(Facts.Levels),
        PolicyPart.Resource => (needed.HasFlag(Facts.ResourceNamesItself) && named.Includes(NamedAs.Itself))
            || (needed.HasFlag(Facts.ResourceNamesOrigin) && named.Includes(NamedAs.Origin))
            || (needed.HasFlag(Facts.ResourceNamesAccount) && named.Includes(NamedAs.Account)),
        _ => false,
    };

    private static Decision.ExplicitlyDenied Denied(Evaluator evaluator, Survey survey)
    {
        var denying = survey.Statements.FindAll(found => found.Outcome.Matches && !found.Allows
            && !(found.Part.Part == PolicyPart.Resource && SpecialCases.RepairsBucketPolicy(survey.Request)));
        return new(survey.Request, survey.Policies, new Reason.Applies(denying[0].Finding), Changes.ThatLift(evaluator, survey, denying));
    }

    private static Decision.ImplicitlyDenied Refused(Evaluator evaluator, Survey survey)
    {
        if (survey.Evidence.IsReservedToAws)
        {
            return new(survey.Request, survey.Policies, [new Reason.ReservedToAws()], []);
        }

        var missing = Missing.Of(evaluator, survey);
        return new(survey.Request, survey.Policies, missing.Reasons.ToSeq<Reason>(), Changes.ThatAdd(evaluator, survey, missing));
    }
}
