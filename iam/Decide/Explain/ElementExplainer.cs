using System.Runtime.InteropServices;
using IamEngine.Decide.Conditions;
using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>Explains how the elements of a statement match a request.</summary>
internal static class ElementExplainer
{
    public static ElementExplanation Action(CompiledStatement compiled, Request request)
    {
        var (entries, met) = (compiled.Entries, compiled.Actions.FirstMatch(request));
        return new(
            entries.ActionElement, request.Action, entries.Actions, EntryAt(entries.Actions, met), compiled.Actions.Holds(met));
    }

    public static ElementExplanation? Resource(CompiledStatement compiled, Request request)
    {
        if (compiled.Entries.ResourceElement is not { } element)
        {
            return null;
        }

        var (entries, met) = (compiled.Entries.Resources, compiled.Resources.FirstMatch(request));
        return new(element, request.Resource, entries, EntryAt(entries, met), compiled.Resources.Holds(met));
    }

    public static ElementExplanation? Principal(CompiledStatement compiled, Request request, bool callerHasBoundary)
    {
        if (compiled.Principals is null)
        {
            return null;
        }

        var element = compiled.Statement.Principal;
        var met = element is PrincipalElement.Everyone ? "*" : null;
        foreach (var principal in element.Principals.AsSpan())
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
            compiled.MatchPrincipal(request, callerHasBoundary) != PrincipalMatch.None);
    }

    public static Seq<ConditionExplanation> Conditions(CompiledStatement compiled, Request request) =>
        new(ImmutableCollectionsMarshal.AsImmutableArray(
            Array.ConvertAll(compiled.Conditions, condition => Condition(condition, request))));

    private static ConditionExplanation Condition(ConditionMatcher matcher, Request request)
    {
        var value = matcher.ValueIn(request);
        var match = matcher.Match(request, value);
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

    private static string? EntryAt(Seq<string> entries, int index) => index < 0 ? null : entries[index];
}
