using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Prove;

namespace Review.Compare;

/// <summary>Two documents and the answer to the question whether the second is no more permissive than the first.</summary>
/// <param name="Kind">What both were read as.</param>
/// <param name="Proof">The answer to "whatever HEAD allows, BASE allows".</param>
public sealed record PolicyComparison(PolicyKind Kind, Proof Proof)
{
    /// <summary>The kinds that can be compared.</summary>
    public static IReadOnlyList<PolicyKind> Kinds { get; } = [PolicyKind.Identity, PolicyKind.Trust, PolicyKind.Resource];

    public static PolicyComparison Of(PolicyDocument @base, PolicyDocument head, PolicyKind kind, Budget? budget = null) =>
        new(kind, Prover.Ask(new Question.Implies(AnalyzedPolicy.Of(head, "HEAD"), AnalyzedPolicy.Of(@base, "BASE")), budget));

    /// <summary>
    /// Reads a document. Where its kind is not told: one that names principals is a trust policy if it names no resource, and a
    /// resource policy if it does; any other is an identity policy.
    /// </summary>
    public static Reading<PolicyDocument> Read(string json, PolicyKind kind) => kind switch
    {
        PolicyKind.Trust => Widen(PolicyReader.Trust(json)),
        PolicyKind.Resource => Widen(PolicyReader.Resource(json)),
        _ => Widen(PolicyReader.Identity(json)),
    };

    /// <param name="json">The document; null is an identity policy like any other that names no principals.</param>
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
