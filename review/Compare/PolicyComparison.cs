using IamEngine.Check;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Prove;

namespace Review.Compare;

/// <summary>Two documents and the answer to the question whether the second is no more permissive than the first.</summary>
/// <param name="Kind">What both were read as.</param>
/// <param name="Proof">The answer to "whatever HEAD allows, BASE allows".</param>
/// <param name="Notes">What is read as something else than it is written, such as <c>HEAD $.Statement[0]...</c>.</param>
public sealed record PolicyComparison(PolicyKind Kind, Proof Proof, IReadOnlyList<string> Notes)
{
    /// <summary>The kinds that can be compared.</summary>
    public static IReadOnlyList<PolicyKind> Kinds { get; } = [PolicyKind.Identity, PolicyKind.Trust, PolicyKind.Resource];

    public static PolicyComparison Of(
        Reading<PolicyDocument>.Document @base, Reading<PolicyDocument>.Document head, PolicyKind kind, Budget? budget = null) =>
        new(
            kind,
            Prover.Ask(new Question.Implies(AnalyzedPolicy.Of(head.Value, "HEAD"), AnalyzedPolicy.Of(@base.Value, "BASE")), budget),
            [.. @base.Notes.Select(note => $"BASE {note}"), .. head.Notes.Select(note => $"HEAD {note}")]);

    /// <summary>
    /// Reads a document of a kind.
    /// </summary>
    public static Reading<PolicyDocument> Read(string json, PolicyKind kind) => kind switch
    {
        PolicyKind.Trust => Widen(PolicyReader.Trust(json)),
        PolicyKind.Resource => Widen(PolicyReader.Resource(json)),
        _ => Widen(PolicyReader.Identity(json)),
    };

    /// <summary>What a document looks like, whether or not it can be read.</summary>
    public static PolicyKind KindOf(string json) => PolicyKindGuess.Of(json).Kind;

    private static Reading<PolicyDocument> Widen<T>(Reading<T> reading) where T : PolicyDocument => reading switch
    {
        Reading<T>.Document document => new Reading<PolicyDocument>.Document(document.Value) { Notes = document.Notes },
        Reading<T>.Refused refused => new Reading<PolicyDocument>.Refused(refused.Problems),
        _ => throw new InvalidOperationException(),
    };
}
