namespace IamEngine.Model;

/// <summary>
/// The members of every statement. The kind of document determines whether a statement has principals, resources or both. All of
/// them are readable here, so that decisions and checks do not depend on the kind.
/// </summary>
public abstract record Statement
{
    private protected Statement(
        Sid? sid, Effect effect, ActionElement action, PrincipalElement principal, ResourceElement resource,
        ConditionBlock condition)
    {
        (Sid, Effect, Action, Condition) = (sid, effect, action, condition);
        (Principal, Resource) = (principal, resource);
    }

    public Sid? Sid { get; init; }

    public Effect Effect { get; }

    public ActionElement Action { get; }

    public PrincipalElement Principal { get; }

    public ResourceElement Resource { get; }

    public ConditionBlock Condition { get; init; }

    /// <summary>Starts an Allow statement: <c>Allow("ReadState", S3.GetObject).On(objects)</c>.</summary>
    public static Clause Allow(string sid, params ReadOnlySpan<ActionPattern> actions) => Clause.Of(sid, Effect.Allow, actions);

    /// <summary>Starts a Deny statement: <c>Deny("OnlyTls", S3.Any).ToEveryone().On(bucket, objects)</c>.</summary>
    public static Clause Deny(string sid, params ReadOnlySpan<ActionPattern> actions) => Clause.Of(sid, Effect.Deny, actions);

    /// <summary>Starts a Deny statement with <c>NotAction</c>: every action except these.</summary>
    public static Clause DenyAllBut(string sid, params ReadOnlySpan<ActionPattern> actions) =>
        new(Sid.Of(sid), Effect.Deny, new ActionElement.NotAction(SortedValues.Of(actions)));
}

/// <summary>
/// A statement's Sid, effect and actions. <see cref="On"/> completes it for an identity policy,
/// <see cref="To"/> for a trust policy, and both for a resource policy.
/// </summary>
public sealed record Clause(Sid? Sid, Effect Effect, ActionElement Action)
{
    internal static Clause Of(string sid, Effect effect, ReadOnlySpan<ActionPattern> actions) =>
        new(Sid.Of(sid), effect, new ActionElement.Action(SortedValues.Of(actions)));

    public IdentityStatement On(params ReadOnlySpan<ResourcePattern> resources) =>
        new(Sid, Effect, Action, new ResourceElement.Resource(SortedValues.Of(resources)), ConditionBlock.None);

    public IdentityStatement OnAllBut(params ReadOnlySpan<ResourcePattern> resources) =>
        new(Sid, Effect, Action, new ResourceElement.NotResource(SortedValues.Of(resources)), ConditionBlock.None);

    public TrustStatement To(params ReadOnlySpan<Principal> principals) =>
        new(Sid, Effect, Action, new PrincipalElement.Principal(SortedValues.Of(principals)), ConditionBlock.None);

    public TrustStatement ToEveryone() => new(Sid, Effect, Action, new PrincipalElement.Everyone(), ConditionBlock.None);
}

/// <summary>A statement of an identity policy. It has resources; its principal is the identity that has the policy.</summary>
public sealed record IdentityStatement : Statement
{
    /// <summary>Throws <see cref="ArgumentException"/> without a resource, because IAM requires one.</summary>
    public IdentityStatement(Sid? sid, Effect effect, ActionElement action, ResourceElement resource, ConditionBlock condition)
        : base(sid, effect, action, new PrincipalElement.Unstated(), resource, condition)
    {
        if (resource is ResourceElement.Attached)
        {
            throw new ArgumentException("a statement of an identity policy has a `Resource` or `NotResource`", nameof(resource));
        }
    }

    public IdentityStatement When(params ReadOnlySpan<Condition> conditions) =>
        this with { Condition = Condition.And(conditions) };
}

/// <summary>A statement of a role's trust policy. It has principals; its resource is the role.</summary>
public sealed record TrustStatement : Statement
{
    /// <summary>
    /// Throws <see cref="ArgumentException"/> without a <c>Principal</c>, because IAM requires one and refuses
    /// <c>NotPrincipal</c>.
    /// </summary>
    public TrustStatement(Sid? sid, Effect effect, ActionElement action, PrincipalElement principal, ConditionBlock condition)
        : base(sid, effect, action, principal, new ResourceElement.Attached(), condition)
    {
        if (principal is not (PrincipalElement.Everyone or PrincipalElement.Principal))
        {
            throw new ArgumentException("a statement of a trust policy has a `Principal`", nameof(principal));
        }
    }

    public TrustStatement When(params ReadOnlySpan<Condition> conditions) => this with { Condition = Condition.And(conditions) };

    /// <summary>Adds resources: a statement of a resource policy.</summary>
    public ResourceStatement On(params ReadOnlySpan<ResourcePattern> resources) =>
        new(Sid, Effect, Action, Principal, new ResourceElement.Resource(SortedValues.Of(resources)), Condition);

    public ResourceStatement OnAllBut(params ReadOnlySpan<ResourcePattern> resources) =>
        new(Sid, Effect, Action, Principal, new ResourceElement.NotResource(SortedValues.Of(resources)), Condition);
}

/// <summary>A statement of a resource policy. It has principals and resources.</summary>
public sealed record ResourceStatement : Statement
{
    public ResourceStatement(
        Sid? sid, Effect effect, ActionElement action, PrincipalElement principal, ResourceElement resource,
        ConditionBlock condition)
        : base(sid, effect, action, principal, resource, condition)
    {
    }

    public ResourceStatement When(params ReadOnlySpan<Condition> conditions) =>
        this with { Condition = Condition.And(conditions) };
}
