using System.Globalization;
using IamEngine.Prove;
using Review.Model;

namespace Review.Theorems;

/// <summary>The result of one part of a theorem.</summary>
/// <param name="Example">The counterexample, if the part is refuted.</param>
/// <param name="Reason">The reason, if the part is undecided.</param>
internal sealed record ClaimPart(TheoremOutcome Outcome, string? Example, string? Reason, IReadOnlyList<string> Assumptions)
{
    // A stack has dozens of parts with some thousand steps each. Steps do not depend on the load of the machine, unlike time.
    public static Budget PerPart { get; } = new(4_000_000);

    /// <summary>The prover's steps; 0 if the part needs no proof.</summary>
    public long Steps { get; private init; }

    public static ClaimPart Holds(params IReadOnlyList<string> assumptions) =>
        new(TheoremOutcome.Proved, null, null, assumptions);

    public static ClaimPart Fails(string example) => new(TheoremOutcome.Refuted, example, null, []);

    public static ClaimPart Open(string reason) => new(TheoremOutcome.Unknown, null, reason, []);

    /// <summary>The same result with this number of steps.</summary>
    public ClaimPart After(long steps) => this with { Steps = steps };

    /// <summary>Asks the prover a question about all requests.</summary>
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
