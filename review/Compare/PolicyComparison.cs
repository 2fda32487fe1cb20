using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Prove;

namespace Review.Compare;

/// <summary>Whether a policy HEAD allows only what a policy BASE allows.</summary>
/// <param name="Kind">The kind that both are read as.</param>
/// <param name="Proof">The answer to "BASE allows every request that HEAD allows".</param>
public sealed record PolicyComparison(PolicyKind Kind, Proof Proof)
{
    /// <summary>The kinds that can be compared.</summary>
    public static IReadOnlyList<PolicyKind> Kinds { get; } = [PolicyKind.Identity, PolicyKind.Trust, PolicyKind.Resource];

    public static PolicyComparison Of(PolicyDocument @base, PolicyDocument head, PolicyKind kind, Budget? budget = null) =>
        new(kind, Prover.Ask(new Question.Implies(AnalyzedPolicy.Of(head, "HEAD"), AnalyzedPolicy.Of(@base, "BASE")), budget));

    /// <summary>
    /// Reads a document of a kind.
    /// </summary>
    public static Reading<PolicyDocument> Read(string json, PolicyKind kind) => kind switch
    {
        PolicyKind.Trust => Widen(PolicyReader.Trust(json)),
        PolicyKind.Resource => Widen(PolicyReader.Resource(json)),
        _ => Widen(PolicyReader.Identity(json)),
    };

    /// <summary>
    /// The kind that a document looks like: a policy with principals and no resource is a trust policy, one with both is a
    /// resource policy, any other is an identity policy.
    /// </summary>
    /// <param name="json">The document; null counts as an identity policy.</param>
    public static PolicyKind KindOf(string? json) =>
        json is null ? PolicyKind.Identity
        : PolicyReader.Resource(json) is not Reading<ResourcePolicy>.Document { Value.Statements: var statements } ? PolicyKind.Identity
        : statements.All(statement => statement.Principal is PrincipalElement.Unstated) ? PolicyKind.Identity
        : statements.All(statement => statement.Resource is ResourceElement.Attached) ? PolicyKind.Trust
        : PolicyKind.Resource;

    private static Reading<PolicyDocument> Widen<T>(Reading<T> reading) where T : PolicyDocument => reading switch
    {
        Reading<T>.Document document => new Reading<PolicyDocument>.Document(document.Value),
        Reading<T>.Refused refused => new Reading<PolicyDocument>.Refused(refused.Problems),
        _ => throw new InvalidOperationException(),
    };
}
