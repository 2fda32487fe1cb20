using System.Collections.Immutable;
using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>Finds the reasons of a decision by applying the rule to fewer or more facts.</summary>
public static class Explainer
{
    /// <summary>The same decision as <see cref="Evaluator.Decide"/>, with its reasons.</summary>
    public static Decision Explain(this Evaluator evaluator, Request request)
    {
        var evaluation = FullEvaluation.Of(evaluator, request);
        return DecisionRule.Decide(evaluation.Evidence) switch
        {
            Verdict.Allowed => new Decision.Allowed(evaluation, Allowing(evaluation)),
            Verdict.ExplicitlyDenied => new Decision.ExplicitlyDenied(evaluation, new Reason.Applies(evaluation.FirstDenying)),
            _ => Refused(evaluation),
        };
    }

    private static Seq<Reason> Allowing(FullEvaluation evaluation)
    {
        if (evaluation.Evidence.NeedsNoPermission)
        {
            return [new Reason.NeedsNoPermission()];
        }

        var free = Free(evaluation);
        var needed = FactsOf.SmallestThatAllow(evaluation.Evidence, free, FactsOf.Read(evaluation.Evidence) & ~free)[0];
        var reasons = new List<Reason>(capacity: 2);
        foreach (var policies in evaluation.Evaluator.Compiled)
        {
            // One statement of each policy type, or of each level of an organization, is enough.
            if (NamesThatGive(needed, policies.Type) is not PrincipalMatch.None and var names
                && evaluation.FirstMatching(policies, allows: true, names) is { } statement)
            {
                reasons.Add(new Reason.Applies(statement));
            }
        }

        if (free.HasFlag(Facts.Identity)
            && DecisionRule.Decide(evaluation.Evidence.With((free & ~Facts.Identity) | needed)) != Verdict.Allowed)
        {
            reasons.Add(new Reason.IsRoot());
        }

        return reasons.ToSeq();
    }

    /// <summary>
    /// The facts that are true without any policy. If service control policies apply, the levels of the organization are not
    /// among them.
    /// </summary>
    private static Facts Free(FullEvaluation evaluation)
    {
        var free = FactsOf.Read(evaluation.Begin);
        foreach (var policies in evaluation.Evaluator.Compiled)
        {
            if (policies.Type == PolicyType.Scp && evaluation.Evaluator.Applies(policies, evaluation.Request))
            {
                return free & ~Facts.Levels;
            }
        }

        return free;
    }

    // The ways in which an Allow statement of the type must name the caller to give a needed fact.
    private static PrincipalMatch NamesThatGive(Facts needed, PolicyType type) => type switch
    {
        PolicyType.Identity => AnyIf(needed.HasFlag(Facts.Identity)),
        PolicyType.Boundary => AnyIf(needed.HasFlag(Facts.Boundary)),
        PolicyType.Session => AnyIf(needed.HasFlag(Facts.Session)),
        PolicyType.Endpoint => AnyIf(needed.HasFlag(Facts.Endpoint)),
        PolicyType.Scp => AnyIf(needed.HasFlag(Facts.Levels)),
        PolicyType.Resource => (needed.HasFlag(Facts.ResourceNamesItself) ? PrincipalMatch.Itself : PrincipalMatch.None)
            | (needed.HasFlag(Facts.ResourceNamesOrigin) ? PrincipalMatch.Origin : PrincipalMatch.None)
            | (needed.HasFlag(Facts.ResourceNamesAccount) ? PrincipalMatch.Account : PrincipalMatch.None),
        _ => PrincipalMatch.None,
    };

    private static PrincipalMatch AnyIf(bool isNeeded) => isNeeded ? PrincipalMatches.Any : PrincipalMatch.None;

    private static Decision.ImplicitlyDenied Refused(FullEvaluation evaluation) => new(
        evaluation,
        evaluation.Evidence.IsReservedToAws
            ? [new Reason.ReservedToAws()]
            : new(ImmutableArray<Reason>.CastUp([.. MissingAllows.Of(evaluation).Reasons])));
}
