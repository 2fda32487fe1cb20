namespace IamEngine.Decide.Explain;

/// <summary>One reason of a decision.</summary>
public abstract record Reason
{
    private Reason()
    {
    }

    /// <summary>A statement that applies: it allows, or it denies.</summary>
    public sealed record Applies(StatementExplanation Statement) : Reason;

    /// <summary>
    /// A part that would have to allow and does not. <paramref name="Nearest"/> is the statement of it that comes closest, if it has any
    /// that allows anything.
    /// </summary>
    public sealed record Lacks(MissingAllow What, int Level, StatementExplanation? Nearest) : Reason;

    /// <summary>The caller is its account's root user, which needs no identity policy.</summary>
    public sealed record IsRoot : Reason;

    /// <summary>AWS answers this action for everyone with credentials.</summary>
    public sealed record NeedsNoPermission : Reason;

    /// <summary>AWS keeps this to itself, or refuses it to this kind of caller, whatever policies say.</summary>
    public sealed record ReservedToAws : Reason;
}

/// <summary>What does not allow, though it must.</summary>
public enum MissingAllow
{
    IdentityPolicy,
    Boundary,
    SessionPolicy,
    ResourcePolicy,
    EndpointPolicy,
    ServiceControlPolicy,
}
