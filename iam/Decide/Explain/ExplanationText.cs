using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Explain;

/// <summary>Renders an explanation as a sentence.</summary>
public static class ExplanationText
{
    public static string Why(Reason reason, Request request) => reason switch
    {
        Reason.Applies applies => Applies(applies.Statement),
        Reason.Lacks { Nearest: { } nearest } lacks =>
            $"{Nothing(lacks)} allows {request.Action} on {request.Resource}; nearest is {Name(nearest)}, but "
                + $"{Failures(nearest)}",
        Reason.Lacks lacks => $"{Nothing(lacks)} allows {request.Action} on {request.Resource}",
        Reason.IsRoot => "the root user of an account needs no identity policy",
        Reason.NeedsNoPermission => $"AWS grants {request.Action} whatever policies say",
        Reason.ReservedToAws =>
            $"AWS refuses {request.Action} on {request.Resource} to {request.Caller}, whatever policies allow",
        _ => throw new InvalidOperationException($"{reason.GetType()} is no reason"),
    };

    public static string Of(Change change) => change switch
    {
        Change.OfContext { Value: { } value } context => $"the request had {context.Key} = `{value}`",
        Change.OfContext context => $"the request did not have {context.Key}",
        Change.OfElement element => $"the {element.Element} of {Name(element.Statement)} covered the request",
        Change.OfPolicy policy => $"{Some(policy.What)} allowed it",
        Change.OfDeny deny => $"{Name(deny.Statement)} did not deny it",
        _ => throw new InvalidOperationException($"{change.GetType()} is no change"),
    };

    public static string Name(StatementExplanation statement) => $"{statement.Policy} {statement.Name}";

    /// <summary>Why an element matches or not.</summary>
    public static string Of(ElementExplanation element) => (element.MatchedEntry, element.Holds) switch
    {
        ({ } met, true) => met == element.RequestValue ? $"is {element.RequestValue}" : $"`{met}` covers {element.RequestValue}",
        (null, true) => element.Element.StartsWith("Not", StringComparison.Ordinal)
            ? $"does not list {element.RequestValue}"
            : $"means {element.RequestValue}",
        ({ } met, false) => $"`{met}` excepts {element.RequestValue}",
        (null, false) => $"does not cover {element.RequestValue}",
    };

    /// <summary>The reason why a condition is true or false.</summary>
    public static string Of(ConditionExplanation condition) => condition switch
    {
        { Condition.Operator: ConditionOperator.Null } => condition.InRequest is null or { IsNull: true }
            ? "the request does not have it"
            : $"the request has `{condition.InRequest}`",
        { Basis: ComparisonBasis.KeyIsMissing, Holds: true } => "the request does not have it, and the operator then holds",
        { Basis: ComparisonBasis.KeyIsMissing } => "the request does not have it",
        { Basis: ComparisonBasis.NoSetOperator } =>
            "the key is multivalued, and without ForAllValues or ForAnyValue it matches nothing",
        { RequestValue: { } value, PolicyValue: { } met } => value == met
            ? $"the request has it as `{value}`"
            : $"the request has `{value}`, which `{met}` covers",
        { RequestValue: { } value } => $"the request has `{value}`, which none of them covers",
        _ => $"the request has `{condition.InRequest}`, none of which decides it",
    };

    private static string Applies(StatementExplanation statement)
    {
        var parts = new List<string> { $"{statement.Action.Element} {Of(statement.Action)}" };
        if (statement.Principal is { } principal)
        {
            parts.Add($"{principal.Element} {Of(principal)}");
        }

        if (statement.Resource is { } resource)
        {
            parts.Add($"{resource.Element} {Of(resource)}");
        }

        parts.AddRange(
            statement.Conditions.Select(
                condition => $"{condition.Condition.OperatorText} {condition.Condition.Key}: {Of(condition)}"));
        return string.Join("; ", parts);
    }

    private static string Failures(StatementExplanation statement)
    {
        var parts = new List<string>();
        foreach (var element in new[] { statement.Action, statement.Principal, statement.Resource }.OfType<ElementExplanation>()
            .Where(element => !element.Holds))
        {
            parts.Add($"its {element.Element} {Of(element)}");
        }

        parts.AddRange(
            statement.Conditions.Where(condition => !condition.Holds)
                .Select(condition => $"its {condition.Condition.OperatorText} {condition.Condition.Key} fails: {Of(condition)}"));
        return parts.Count > 0 ? string.Join(", and ", parts)
            : "it lets the caller in by its account only, which then has to allow it";
    }

    private static string Nothing(Reason.Lacks lacks) => lacks.What switch
    {
        MissingAllow.IdentityPolicy => "no identity policy",
        MissingAllow.Boundary => "no permissions boundary",
        MissingAllow.SessionPolicy => "no session policy",
        MissingAllow.ResourcePolicy => "no policy of the resource",
        MissingAllow.EndpointPolicy => "no VPC endpoint policy",
        _ => $"no service control policy at level {lacks.Level}",
    };

    private static string Some(MissingAllow lack) => lack switch
    {
        MissingAllow.IdentityPolicy => "an identity policy",
        MissingAllow.Boundary => "the permissions boundary",
        MissingAllow.SessionPolicy => "the session policy",
        MissingAllow.ResourcePolicy => "the policy of the resource",
        MissingAllow.EndpointPolicy => "the VPC endpoint policy",
        _ => "a service control policy",
    };
}
