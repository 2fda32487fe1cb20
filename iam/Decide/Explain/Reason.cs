namespace IamEngine.Decide.Explain;

/// <summary>A reason for a decision.</summary>
public abstract record Reason
{
    private Reason()
    {
    }

    /// <summary>A matching statement: it allows or denies.</summary>
    public sealed record Applies(StatementExplanation Statement) : Reason;

    /// <summary>
    /// A policy type that must allow and does not. <paramref name="Nearest"/> is its Allow statement with the fewest elements
    /// that do not match; null if it has none.
    /// </summary>
    public sealed record Lacks(MissingAllow What, int Level, StatementExplanation? Nearest) : Reason;

    /// <summary>The caller is its account's root user, which needs no identity policy.</summary>
    public sealed record IsRoot : Reason;

    /// <summary>AWS allows this action to every caller with credentials.</summary>
    public sealed record NeedsNoPermission : Reason;

    /// <summary>AWS refuses this request, whatever the policies are.</summary>
    public sealed record ReservedToAws : Reason;
}

/// <summary>The policy type that must allow and does not.</summary>
public enum MissingAllow
{
    IdentityPolicy,
    Boundary,
    SessionPolicy,
    ResourcePolicy,
    EndpointPolicy,
    ServiceControlPolicy,
}
