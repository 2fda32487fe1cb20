using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>Finds single changes that make a "no" a "yes", by trying them: nothing is proposed that the rule does not accept.</summary>
internal static class Changes
{
    /// <summary>Changes that lift a Deny.</summary>
    public static Seq<Change> ThatLift(Evaluator evaluator, FullEvaluation survey, List<MatchedStatement> denying)
    {
        var changes = OfContext(evaluator, survey, denying.SelectMany(found => found.Explanation.Conditions));
        if (denying.Count == 1 && DecisionRule.Decide(survey.Evidence with { SomethingDenies = false }) == Verdict.Allowed)
        {
            changes.Add(new Change.OfDeny(denying[0].Explanation));
        }

        return changes.ToSeq();
    }

    /// <summary>Changes that add an Allow where one is missing.</summary>
    public static Seq<Change> ThatAdd(Evaluator evaluator, FullEvaluation survey, MissingAllows missing)
    {
        var lacking = missing.Reasons.Select(reason => PartOf(reason.What)).ToHashSet();
        var near = survey.Statements.FindAll(found => found.Allows && found.Explanation.FailedElements == 1 && lacking.Contains(found.Policies.Type));
        var changes = OfContext(evaluator, survey, near.SelectMany(found => found.Explanation.Conditions).Where(test => !test.Holds));
        foreach (var reason in missing.Reasons)
        {
            if (!missing.IsEnough(FactOf(reason.What)) || missing.Reasons.Count(other => other.What == reason.What) > 1)
            {
                continue;
            }

            var widened = near.FindAll(
                found => found.Policies.Type == PartOf(reason.What) && found.Policies.Level == reason.Level && WouldDo(survey, found));
            changes.AddRange(widened.Select(found => new Change.OfElement(found.Explanation, FailedElement(found.Explanation))));
            if (widened.Count == 0)
            {
                changes.Add(new Change.OfPolicy(reason.What));
            }
        }

        return changes.ToSeq();
    }

    // Whether the statement, once it speaks of the request, gives what is missing: in a resource's policy it may name the account only.
    private static bool WouldDo(FullEvaluation survey, MatchedStatement found)
    {
        if (found.Policies.Type != PolicyType.Resource)
        {
            return true;
        }

        var named = found.Match.PrincipalMatch == PrincipalMatch.None ? PrincipalMatch.Itself : found.Match.PrincipalMatch;
        return DecisionRule.Decide(survey.Evidence with { ResourceAllows = survey.Evidence.ResourceAllows | named }) == Verdict.Allowed;
    }

    private static string FailedElement(StatementExplanation finding) =>
        !finding.Action.Holds ? finding.Action.Element
        : finding.Principal is { Holds: false } principal ? principal.Element
        : finding.Resource is { Holds: false } resource ? resource.Element
        : "Condition";

    private static List<Change> OfContext(Evaluator evaluator, FullEvaluation survey, IEnumerable<ConditionExplanation> tests)
    {
        var changes = new List<Change>();
        var tried = new HashSet<(string, string?)>();
        foreach (var test in tests.Where(test => IsOfTheRequest(test.Condition.Key.Name, survey.Request)))
        {
            foreach (var candidate in Candidates.For(test))
            {
                if (tried.Add((test.Condition.Key.Name.ToUpperInvariant(), candidate?.ToString()))
                    && evaluator.Decide(survey.Request.With(Changed(survey.Request.Context, test.Condition.Key.Name, candidate))) == Verdict.Allowed)
                {
                    changes.Add(new Change.OfContext(test.Condition.Key, candidate?.ToString()));
                    break;
                }
            }
        }

        return changes;
    }

    private static RequestContext Changed(RequestContext context, string key, ContextValue? value) =>
        value is null ? context.Without(key) : context.With(key, value);

    // A key that follows from who calls and what is called cannot be changed by itself.
    private static bool IsOfTheRequest(string key, Request request) =>
        request.AllKeys.Find(key) is null || request.Context.Find(key) is not null;

    private static PolicyType PartOf(MissingAllow lack) => lack switch
    {
        MissingAllow.IdentityPolicy => PolicyType.Identity,
        MissingAllow.Boundary => PolicyType.Boundary,
        MissingAllow.SessionPolicy => PolicyType.Session,
        MissingAllow.ResourcePolicy => PolicyType.Resource,
        MissingAllow.EndpointPolicy => PolicyType.Endpoint,
        _ => PolicyType.Scp,
    };

    private static Facts FactOf(MissingAllow lack) => lack switch
    {
        MissingAllow.IdentityPolicy => Facts.Identity,
        MissingAllow.Boundary => Facts.Boundary,
        MissingAllow.SessionPolicy => Facts.Session,
        MissingAllow.ResourcePolicy => Facts.ResourceNamesItself | Facts.ResourceNamesOrigin | Facts.ResourceNamesAccount,
        MissingAllow.EndpointPolicy => Facts.Endpoint,
        _ => Facts.Levels,
    };
}
