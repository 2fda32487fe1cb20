namespace IamEngine.Model;

/// <summary>
/// What all statements have. The kind of the document decides which of principal and resource a statement can name; here both can
/// be read, so that deciding and checking need no switch over the kinds.
/// </summary>
public abstract record Statement
{
    private protected Statement(
        Sid? sid, Effect effect, ActionElement action, PrincipalElement principal, ResourceElement resource, ConditionBlock condition)
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

    /// <summary>Begins a statement that allows: <c>Allow("ReadState", S3.GetObject).On(objects)</c>.</summary>
    public static Clause Allow(string sid, params ReadOnlySpan<ActionPattern> actions) => Clause.Of(sid, Effect.Allow, actions);

    /// <summary>Begins a statement that denies: <c>Deny("OnlyTls", S3.Any).ToEveryone().On(bucket, objects)</c>.</summary>
    public static Clause Deny(string sid, params ReadOnlySpan<ActionPattern> actions) => Clause.Of(sid, Effect.Deny, actions);

    /// <summary>Begins a statement that denies every action but these.</summary>
    public static Clause DenyAllBut(string sid, params ReadOnlySpan<ActionPattern> actions) =>
        new(Sid.Of(sid), Effect.Deny, new ActionElement.NotAction(SortedValues.Of(actions)));
}

/// <summary>
/// A statement's name, effect and actions, before it says to whom or on what. Saying on what makes it an identity policy's
/// statement, saying to whom a trust policy's, and saying both a resource policy's.
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

/// <summary>A statement of an identity policy: it names resources; its principal is whoever holds the policy.</summary>
public sealed record IdentityStatement : Statement
{
    /// <summary>Throws <see cref="ArgumentException"/> where no resource is named, which IAM refuses here.</summary>
    public IdentityStatement(Sid? sid, Effect effect, ActionElement action, ResourceElement resource, ConditionBlock condition)
        : base(sid, effect, action, new PrincipalElement.Unstated(), resource, condition)
    {
        if (resource is ResourceElement.Attached)
        {
            throw new ArgumentException("a statement of an identity policy has a `Resource` or `NotResource`", nameof(resource));
        }
    }

    public IdentityStatement When(params ReadOnlySpan<Condition> conditions) => this with { Condition = Condition.And(conditions) };
}

/// <summary>A statement of a role's trust policy: it names principals; its resource is the role.</summary>
public sealed record TrustStatement : Statement
{
    /// <summary>Throws <see cref="ArgumentException"/> where no principal is named, or all but some, which IAM refuses here.</summary>
    public TrustStatement(Sid? sid, Effect effect, ActionElement action, PrincipalElement principal, ConditionBlock condition)
        : base(sid, effect, action, principal, new ResourceElement.Attached(), condition)
    {
        if (principal is not (PrincipalElement.Everyone or PrincipalElement.Principal))
        {
            throw new ArgumentException("a statement of a trust policy has a `Principal`", nameof(principal));
        }
    }

    public TrustStatement When(params ReadOnlySpan<Condition> conditions) => this with { Condition = Condition.And(conditions) };

    /// <summary>The same said of resources: a resource policy's statement.</summary>
    public ResourceStatement On(params ReadOnlySpan<ResourcePattern> resources) =>
        new(Sid, Effect, Action, Principal, new ResourceElement.Resource(SortedValues.Of(resources)), Condition);

    public ResourceStatement OnAllBut(params ReadOnlySpan<ResourcePattern> resources) =>
        new(Sid, Effect, Action, Principal, new ResourceElement.NotResource(SortedValues.Of(resources)), Condition);
}

/// <summary>A statement of a resource policy: it names principals and resources.</summary>
public sealed record ResourceStatement : Statement
{
    public ResourceStatement(
        Sid? sid, Effect effect, ActionElement action, PrincipalElement principal, ResourceElement resource, ConditionBlock condition)
        : base(sid, effect, action, principal, resource, condition)
    {
    }

    public ResourceStatement When(params ReadOnlySpan<Condition> conditions) => this with { Condition = Condition.And(conditions) };
}
