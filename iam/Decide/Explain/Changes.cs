using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>Finds single changes that allow a denied request. Each proposal is verified by deciding again.</summary>
internal static class Changes
{
    /// <summary>Changes that remove an explicit Deny.</summary>
    public static Seq<Change> ThatLift(Evaluator evaluator, FullEvaluation evaluation, List<MatchedStatement> denying)
    {
        var changes = OfContext(evaluator, evaluation, denying.SelectMany(matched => matched.Explanation.Conditions));
        if (denying.Count == 1 && DecisionRule.Decide(evaluation.Evidence with { SomethingDenies = false }) == Verdict.Allowed)
        {
            changes.Add(new Change.OfDeny(denying[0].Explanation));
        }

        return changes.ToSeq();
    }

    /// <summary>Changes that add a missing Allow.</summary>
    public static Seq<Change> ThatAdd(Evaluator evaluator, FullEvaluation evaluation, MissingAllows missing)
    {
        var lacking = missing.Reasons.Select(reason => PartOf(reason.What)).ToHashSet();
        var near = evaluation.Statements.FindAll(
            matched => matched.Allows && matched.Explanation.FailedElements == 1 && lacking.Contains(matched.Policies.Type));
        var changes = OfContext(
            evaluator, evaluation, near.SelectMany(matched => matched.Explanation.Conditions)
            .Where(condition => !condition.Holds));
        foreach (var reason in missing.Reasons)
        {
            if (!missing.IsEnough(FactOf(reason.What)) || missing.Reasons.Count(other => other.What == reason.What) > 1)
            {
                continue;
            }

            var widened = near.FindAll(
                matched => matched.Policies.Type == PartOf(reason.What) && matched.Policies.Level == reason.Level
                    && WouldDo(evaluation, matched));
            changes.AddRange(
                widened.Select(matched => new Change.OfElement(matched.Explanation, FailedElement(matched.Explanation))));
            if (widened.Count == 0)
            {
                changes.Add(new Change.OfPolicy(reason.What));
            }
        }

        return changes.ToSeq();
    }

    // Whether the statement, if it matched, would give what is missing: in a resource policy it may match the account only.
    private static bool WouldDo(FullEvaluation evaluation, MatchedStatement matched)
    {
        if (matched.Policies.Type != PolicyType.Resource)
        {
            return true;
        }

        var match = matched.Match.PrincipalMatch == PrincipalMatch.None ? PrincipalMatch.Itself : matched.Match.PrincipalMatch;
        return DecisionRule.Decide(
            evaluation.Evidence with { ResourceAllows = evaluation.Evidence.ResourceAllows | match }) == Verdict.Allowed;
    }

    private static string FailedElement(StatementExplanation explanation) =>
        !explanation.Action.Holds ? explanation.Action.Element
        : explanation.Principal is { Holds: false } principal ? principal.Element
        : explanation.Resource is { Holds: false } resource ? resource.Element
        : "Condition";

    private static List<Change> OfContext(
        Evaluator evaluator, FullEvaluation evaluation, IEnumerable<ConditionExplanation> conditions)
    {
        var changes = new List<Change>();
        var tried = new HashSet<(string, string?)>();
        foreach (var condition in conditions.Where(condition => IsOfTheRequest(condition.Condition.Key.Name, evaluation.Request)))
        {
            foreach (var candidate in Candidates.For(condition))
            {
                if (tried.Add((condition.Condition.Key.Name.ToUpperInvariant(), candidate?.ToString()))
                    && evaluator.Decide(
                        evaluation.Request.With(
                            Changed(evaluation.Request.Context, condition.Condition.Key.Name, candidate))) == Verdict.Allowed)
                {
                    changes.Add(new Change.OfContext(condition.Condition.Key, candidate?.ToString()));
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
