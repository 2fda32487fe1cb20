using IamEngine.Model;

namespace IamEngine.Prove;

/// <summary>
/// A set of requests, described like a statement:
/// <code>RequestSet.Of(S3.DeleteObject).On(Bucket.Objects("savepoints/*")).When(Aws.SecureTransport.Is(true))</code>
/// </summary>
public sealed record RequestSet
{
    private RequestSet(ActionElement action, ResourceElement resource, PrincipalElement principal, ConditionBlock condition) =>
        (Action, Resource, Principal, Condition) = (action, resource, principal, condition);

    /// <summary>Every request.</summary>
    public static RequestSet Any { get; } = Of(ActionPattern.Any);

    public ActionElement Action { get; private init; }

    public ResourceElement Resource { get; private init; }

    public PrincipalElement Principal { get; private init; }

    public ConditionBlock Condition { get; private init; }

    /// <summary>The excluded actions.</summary>
    public SortedValues<ActionPattern> LeftOut { get; private init; }

    public static RequestSet Of(params ReadOnlySpan<ActionPattern> actions) =>
        new(
            new ActionElement.Action(SortedValues.Of(actions)),
            new ResourceElement.Attached(),
            new PrincipalElement.Everyone(),
            ConditionBlock.None);

    /// <summary>All actions but these.</summary>
    public static RequestSet AllBut(params ReadOnlySpan<ActionPattern> actions) =>
        Any with { Action = new ActionElement.NotAction(SortedValues.Of(actions)) };

    /// <summary>Excludes these actions: <c>RequestSet.Of(S3.Any).But(S3.GetObject)</c>.</summary>
    public RequestSet But(params ReadOnlySpan<ActionPattern> actions) =>
        this with { LeftOut = SortedValues.Of([.. LeftOut, .. actions]) };

    public RequestSet On(params ReadOnlySpan<ResourcePattern> resources) =>
        this with { Resource = new ResourceElement.Resource(SortedValues.Of(resources)) };

    public RequestSet OnAllBut(params ReadOnlySpan<ResourcePattern> resources) =>
        this with { Resource = new ResourceElement.NotResource(SortedValues.Of(resources)) };

    /// <summary>Requests by these principals. An account includes every principal in it.</summary>
    public RequestSet By(params ReadOnlySpan<Principal> principals) =>
        this with { Principal = new PrincipalElement.Principal(SortedValues.Of(principals)) };

    public RequestSet When(params ReadOnlySpan<Condition> conditions)
    {
        var condition = Condition;
        foreach (var test in conditions)
        {
            condition = condition.And(test);
        }

        return this with { Condition = condition };
    }

    /// <summary>The policy that allows exactly these requests.</summary>
    internal ResourcePolicy AsPolicy()
    {
        var these = new ResourceStatement(null, Effect.Allow, Action, Principal, Resource, Condition);
        return LeftOut.Count == 0
            ? ResourcePolicy.Of(these)
            : ResourcePolicy.Of(
                these,
                new(
                    null,
                    Effect.Deny,
                    new ActionElement.Action(LeftOut),
                    new PrincipalElement.Everyone(),
                    new ResourceElement.Attached(),
                    ConditionBlock.None));
    }
}
