namespace IamEngine.Model;

/// <summary>A policy document of any kind. The kinds differ in the elements of their statements.</summary>
public abstract record PolicyDocument
{
    private protected PolicyDocument()
    {
    }

    public PolicyVersion Version { get; init; } = PolicyVersion.V2012;

    public string? Id { get; init; }

    /// <summary>The statements of any kind, in the order of the document.</summary>
    public abstract IReadOnlyList<Statement> AllStatements { get; }
}

/// <summary>
/// The permissions of an identity. Used as identity policy, permissions boundary, session policy or service control policy.
/// </summary>
public sealed record IdentityPolicy(Seq<IdentityStatement> Statements) : PolicyDocument
{
    public override IReadOnlyList<Statement> AllStatements => Statements;

    public static IdentityPolicy Of(params ReadOnlySpan<IdentityStatement> statements) => new(Seq.Of(statements));
}

/// <summary>The role's trust policy: the principals that can assume the role.</summary>
public sealed record TrustPolicy(Seq<TrustStatement> Statements) : PolicyDocument
{
    public override IReadOnlyList<Statement> AllStatements => Statements;

    public static TrustPolicy Of(params ReadOnlySpan<TrustStatement> statements) => new(Seq.Of(statements));
}

/// <summary>Access to a resource: a bucket, key or VPC endpoint policy, or a resource control policy.</summary>
public sealed record ResourcePolicy(Seq<ResourceStatement> Statements) : PolicyDocument
{
    public override IReadOnlyList<Statement> AllStatements => Statements;

    public static ResourcePolicy Of(params ReadOnlySpan<ResourceStatement> statements) => new(Seq.Of(statements));
}
