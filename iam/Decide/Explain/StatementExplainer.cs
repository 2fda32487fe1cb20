using IamEngine.Decide.Conditions;
using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>Puts into data what matching a statement found.</summary>
internal static class StatementExplainer
{
    public static StatementExplanation Explain(
        PolicyType part, string policy, int index, CompiledStatement compiled, StatementMatch outcome, Request request)
    {
        var entries = compiled.Entries;
        return new(
            part,
            policy,
            index,
            compiled.Statement,
            new(
                entries.ActionElement, request.Action, entries.Actions, EntryAt(entries.Actions, compiled.Actions.FirstMatch(request)),
                !outcome.Failed.Includes(StatementElements.Action)),
            compiled.Principals is null ? null : Principal(compiled, outcome, request),
            entries.ResourceElement is not { } element ? null : new(
                element, request.Resource, entries.Resources, EntryAt(entries.Resources, compiled.Resources.FirstMatch(request)),
                !outcome.Failed.Includes(StatementElements.Resource)),
            Conditions(compiled.Conditions, request));
    }

    private static string? EntryAt(Seq<string> entries, int index) => index < 0 ? null : entries[index];

    private static ElementExplanation Principal(CompiledStatement compiled, StatementMatch outcome, Request request)
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
            !outcome.Failed.Includes(StatementElements.Principal));
    }

    private static Seq<ConditionExplanation> Conditions(ConditionMatcher[] tests, Request request)
    {
        if (tests.Length == 0)
        {
            return [];
        }

        var findings = new ConditionExplanation[tests.Length];
        for (var i = 0; i < tests.Length; i++)
        {
            findings[i] = Condition(tests[i], request);
        }

        return Seq.Of<ConditionExplanation>(findings);
    }

    private static ConditionExplanation Condition(ConditionMatcher matcher, Request request)
    {
        var outcome = matcher.Match(request);
        var value = request.AllKeys.Find(matcher.Condition.Key.Name);
        return new(
            matcher.Condition,
            value,
            outcome.Basis switch
            {
                ConditionBasis.Missing => ComparisonBasis.KeyIsMissing,
                ConditionBasis.NoSetOperator => ComparisonBasis.NoSetOperator,
                _ => ComparisonBasis.Values,
            },
            outcome.RequestValue < 0 ? null : value?.Values[outcome.RequestValue],
            outcome.PolicyValue < 0 ? null : matcher.Condition.Values[outcome.PolicyValue],
            outcome.Holds);
    }

    private static bool Includes(this StatementElements elements, StatementElements element) => (elements & element) != 0;
}
