using IamEngine.Decide.Conditions;
using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>Turns the match of a statement into an explanation.</summary>
internal static class StatementExplainer
{
    public static StatementExplanation Explain(
        PolicyType type, string policy, int index, CompiledStatement compiled, StatementMatch match, Request request)
    {
        var entries = compiled.Entries;
        return new(
            type,
            policy,
            index,
            compiled.Statement,
            new(
                entries.ActionElement, request.Action, entries.Actions,
                    EntryAt(entries.Actions, compiled.Actions.FirstMatch(request)),
                !match.Failed.Includes(StatementElements.Action)),
            compiled.Principals is null ? null : Principal(compiled, match, request),
            entries.ResourceElement is not { } element ? null : new(
                element, request.Resource, entries.Resources, EntryAt(entries.Resources, compiled.Resources.FirstMatch(request)),
                !match.Failed.Includes(StatementElements.Resource)),
            Conditions(compiled.Conditions, request));
    }

    private static string? EntryAt(Seq<string> entries, int index) => index < 0 ? null : entries[index];

    private static ElementExplanation Principal(CompiledStatement compiled, StatementMatch match, Request request)
    {
        var element = compiled.Statement.Principal;
        var met = element is PrincipalElement.Everyone ? "*" : null;
        foreach (var principal in element.Principals)
        {
            if (CallerNames.Match(principal, request) != PrincipalMatch.None)
            {
                met = principal.Text;
                break;
            }
        }

        return new(
            compiled.Entries.PrincipalElement,
            request.Caller.Text,
            compiled.Entries.Principals,
            met,
            !match.Failed.Includes(StatementElements.Principal));
    }

    private static Seq<ConditionExplanation> Conditions(ConditionMatcher[] conditions, Request request)
    {
        if (conditions.Length == 0)
        {
            return [];
        }

        var explanations = new ConditionExplanation[conditions.Length];
        for (var i = 0; i < conditions.Length; i++)
        {
            explanations[i] = Condition(conditions[i], request);
        }

        return Seq.Of<ConditionExplanation>(explanations);
    }

    private static ConditionExplanation Condition(ConditionMatcher matcher, Request request)
    {
        var match = matcher.Match(request);
        var value = request.AllKeys.Find(matcher.Condition.Key.Name);
        return new(
            matcher.Condition,
            value,
            match.Basis switch
            {
                ConditionBasis.Missing => ComparisonBasis.KeyIsMissing,
                ConditionBasis.NoSetOperator => ComparisonBasis.NoSetOperator,
                _ => ComparisonBasis.Values,
            },
            match.RequestValue < 0 ? null : value?.Values[match.RequestValue],
            match.PolicyValue < 0 ? null : matcher.Condition.Values[match.PolicyValue],
            match.Holds);
    }

    private static bool Includes(this StatementElements elements, StatementElements element) => (elements & element) != 0;
}
