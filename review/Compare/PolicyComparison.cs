using IamEngine.Check;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Prove;

namespace Review.Compare;

/// <summary>Whether a policy HEAD allows only what a policy BASE allows.</summary>
/// <param name="Kind">The kind that both are read as.</param>
/// <param name="Proof">The answer to "BASE allows every request that HEAD allows".</param>
/// <param name="Notes">Values that are read in another form than they are written, such as <c>HEAD $.Statement[0]...</c>.</param>
public sealed record PolicyComparison(PolicyKind Kind, Proof Proof, IReadOnlyList<string> Notes)
{
    /// <summary>The kinds that can be compared.</summary>
    public static IReadOnlyList<PolicyKind> Kinds { get; } = [PolicyKind.Identity, PolicyKind.Trust, PolicyKind.Resource];

    public static PolicyComparison Of(
        Reading<PolicyDocument>.Document @base, Reading<PolicyDocument>.Document head, PolicyKind kind, Budget? budget = null) =>
        new(
            kind,
            Prover.Ask(new Question.Implies(AnalyzedPolicy.Of(head.Value, "HEAD"), AnalyzedPolicy.Of(@base.Value, "BASE")),
                budget),
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

    /// <summary>The kind that a document looks like, also if it cannot be read.</summary>
    public static PolicyKind KindOf(string json) => PolicyKindGuess.Of(json).Kind;

    private static Reading<PolicyDocument> Widen<T>(Reading<T> reading) where T : PolicyDocument => reading switch
    {
        Reading<T>.Document document => new Reading<PolicyDocument>.Document(document.Value) { Notes = document.Notes },
        Reading<T>.Refused refused => new Reading<PolicyDocument>.Refused(refused.Problems),
        _ => throw new InvalidOperationException(),
    };
}
