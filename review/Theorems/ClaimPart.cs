using System.Globalization;
using IamEngine.Prove;
using Review.Model;

namespace Review.Theorems;

/// <summary>What one part of a theorem came to.</summary>
/// <param name="Example">What shows that it does not hold.</param>
/// <param name="Reason">Why it could not be decided.</param>
internal sealed record ClaimPart(TheoremOutcome Outcome, string? Example, string? Reason, IReadOnlyList<string> Assumptions)
{
    // A stack has dozens of parts, and each takes some thousand steps. Steps, so that a busy machine gives up no earlier.
    public static Budget PerPart { get; } = new(4_000_000);

    /// <summary>The prover's steps; none where the part is read off the stack.</summary>
    public long Steps { get; private init; }

    public static ClaimPart Holds(params IReadOnlyList<string> assumptions) =>
        new(TheoremOutcome.Proved, null, null, assumptions);

    public static ClaimPart Fails(string example) => new(TheoremOutcome.Refuted, example, null, []);

    public static ClaimPart Open(string reason) => new(TheoremOutcome.Unknown, null, reason, []);

    /// <summary>The same, after these steps of the prover.</summary>
    public ClaimPart After(long steps) => this with { Steps = steps };

    /// <summary>Asks a question about all requests.</summary>
    public static ClaimPart Of(Question question)
    {
        var proof = Prover.Ask(question, PerPart);
        return Of(question, proof) with { Steps = proof.Cost.Steps };
    }

    private static ClaimPart Of(Question question, Proof proof) => proof switch
    {
        Proof.Proved proved => Holds([.. proved.Assumptions]),
        Proof.Refuted refuted => Fails($"{refuted.Example.Summary} is {refuted.Example.Verdicts[0].Verdict}"),
        Proof.Unknown unknown =>
            Open(string.Create(CultureInfo.InvariantCulture, $"{question}: {unknown.Reason} ({unknown.Cost})")),
        _ => throw new InvalidOperationException(),
    };
}
