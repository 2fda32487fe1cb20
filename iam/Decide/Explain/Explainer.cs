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
            Verdict.Allowed => new Decision.Allowed(request, evaluation.Policies, Allowing(evaluator, evaluation)),
            Verdict.ExplicitlyDenied => new Decision.ExplicitlyDenied(
                evaluator, evaluation, new Reason.Applies(evaluation.Denying.First())),
            _ => Refused(evaluator, evaluation),
        };
    }

    private static Seq<Reason> Allowing(Evaluator evaluator, FullEvaluation evaluation)
    {
        if (evaluation.Evidence.NeedsNoPermission)
        {
            return [new Reason.NeedsNoPermission()];
        }

        var free = Free(evaluator, evaluation);
        var needed = FactsOf.SmallestThatAllow(evaluation.Evidence, free, FactsOf.Read(evaluation.Evidence) & ~free)[0];
        var reasons = new List<Reason>(capacity: 2);
        CompiledPolicies? explained = null;
        foreach (var policy in evaluation.Policies)
        {
            foreach (var statement in policy.Statements)
            {
                // One statement of each policy type, or of each level of an organization, is enough.
                if (statement.Group != explained && statement.Allows && statement.Matches
                    && Gives(statement.Type, statement.Match, needed))
                {
                    explained = statement.Group;
                    reasons.Add(new Reason.Applies(statement));
                }
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
    private static Facts Free(Evaluator evaluator, FullEvaluation evaluation)
    {
        var free = FactsOf.Read(evaluation.Begin);
        foreach (var policies in evaluator.Compiled)
        {
            if (policies.Type == PolicyType.Scp && evaluator.Applies(policies, evaluation.Request))
            {
                return free & ~Facts.Levels;
            }
        }

        return free;
    }

    private static bool Gives(PolicyType type, PrincipalMatch match, Facts needed) => type switch
    {
        PolicyType.Identity => needed.HasFlag(Facts.Identity),
        PolicyType.Boundary => needed.HasFlag(Facts.Boundary),
        PolicyType.Session => needed.HasFlag(Facts.Session),
        PolicyType.Endpoint => needed.HasFlag(Facts.Endpoint),
        PolicyType.Scp => needed.HasFlag(Facts.Levels),
        PolicyType.Resource => (needed.HasFlag(Facts.ResourceNamesItself) && match.Includes(PrincipalMatch.Itself))
            || (needed.HasFlag(Facts.ResourceNamesOrigin) && match.Includes(PrincipalMatch.Origin))
            || (needed.HasFlag(Facts.ResourceNamesAccount) && match.Includes(PrincipalMatch.Account)),
        _ => false,
    };

    private static Decision.ImplicitlyDenied Refused(Evaluator evaluator, FullEvaluation evaluation) => new(
        evaluator, evaluation,
        evaluation.Evidence.IsReservedToAws
            ? [new Reason.ReservedToAws()]
            : new(ImmutableArray<Reason>.CastUp([.. MissingAllows.Of(evaluator, evaluation).Reasons])));
}
