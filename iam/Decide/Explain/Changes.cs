using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>Finds single changes that allow a denied request. Each proposal is verified by deciding again.</summary>
internal static class Changes
{
    /// <summary>Changes that remove an explicit Deny.</summary>
    public static Seq<Change> ThatLift(FullEvaluation evaluation)
    {
        var denying = evaluation.Denying.ToList();
        var changes = OfContext(evaluation, denying.SelectMany(statement => statement.Conditions));
        if (denying.Count == 1 && DecisionRule.Decide(evaluation.Evidence with { SomethingDenies = false }) == Verdict.Allowed)
        {
            changes.Add(new Change.OfDeny(denying[0]));
        }

        return changes.ToSeq();
    }

    /// <summary>Changes that add a missing Allow.</summary>
    public static Seq<Change> ThatAdd(FullEvaluation evaluation)
    {
        var missing = MissingAllows.Of(evaluation);
        var lacking = missing.Reasons.Select(reason => PartOf(reason.What)).ToHashSet();
        var near = evaluation.Statements.Where(
            statement => statement.Allows && lacking.Contains(statement.Type) && statement.FailedElements == 1).ToList();
        var changes = OfContext(
            evaluation, near.SelectMany(statement => statement.Conditions).Where(condition => !condition.Holds));
        foreach (var reason in missing.Reasons)
        {
            if (!missing.IsEnough(FactOf(reason.What)) || missing.Reasons.Count(other => other.What == reason.What) > 1)
            {
                continue;
            }

            var widened = near.FindAll(
                statement => statement.Type == PartOf(reason.What) && statement.Group.Level == reason.Level
                    && WouldDo(evaluation, statement));
            changes.AddRange(widened.Select(statement => new Change.OfElement(statement, FailedElement(statement))));
            if (widened.Count == 0)
            {
                changes.Add(new Change.OfPolicy(reason.What));
            }
        }

        return changes.ToSeq();
    }

    // Whether the statement allows the request once it matches. A statement of a resource policy may match the account only.
    private static bool WouldDo(FullEvaluation evaluation, StatementExplanation statement)
    {
        if (statement.Type != PolicyType.Resource)
        {
            return true;
        }

        var match = statement.PrincipalMatch is not PrincipalMatch.None and var named ? named : PrincipalMatch.Itself;
        return DecisionRule.Decide(
            evaluation.Evidence with { ResourceAllows = evaluation.Evidence.ResourceAllows | match }) == Verdict.Allowed;
    }

    private static string FailedElement(StatementExplanation explanation) =>
        !explanation.Action.Holds ? explanation.Action.Element
        : explanation.Principal is { Holds: false } principal ? principal.Element
        : explanation.Resource is { Holds: false } resource ? resource.Element
        : "Condition";

    private static List<Change> OfContext(
        FullEvaluation evaluation, IEnumerable<ConditionExplanation> conditions)
    {
        var changes = new List<Change>();
        var tried = new HashSet<(string, string?)>();
        foreach (var condition in conditions.Where(condition => IsOfTheRequest(condition.Condition.Key.Name, evaluation.Request)))
        {
            foreach (var candidate in Candidates.For(condition))
            {
                if (tried.Add((condition.Condition.Key.Name.ToUpperInvariant(), candidate?.ToString()))
                    && evaluation.Evaluator.Decide(
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

    // AWS derives some keys from the caller and the resource. The request cannot change them.
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
