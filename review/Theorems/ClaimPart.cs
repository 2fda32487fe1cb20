using System.Globalization;
using IamEngine.Prove;
using Review.Model;

namespace Review.Theorems;

/// <summary>What one part of a theorem came to.</summary>
/// <param name="Example">What shows that it does not hold.</param>
/// <param name="Reason">Why it could not be decided.</param>
internal sealed record ClaimPart(TheoremOutcome Outcome, string? Example, string? Reason, IReadOnlyList<string> Assumptions)
{
    // A stack has dozens of parts, and each takes a few milliseconds.
    private static readonly Budget PerPart = Budget.Of(TimeSpan.FromSeconds(2));

    public static ClaimPart Holds(params IReadOnlyList<string> assumptions) => new(TheoremOutcome.Proved, null, null, assumptions);

    public static ClaimPart Fails(string example) => new(TheoremOutcome.Refuted, example, null, []);

    public static ClaimPart Open(string reason) => new(TheoremOutcome.Unknown, null, reason, []);

    /// <summary>Asks a question about all requests.</summary>
    public static ClaimPart Of(Question question) => Prover.Ask(question, PerPart) switch
    {
        Proof.Proved proved => Holds([.. proved.Assumptions]),
        Proof.Refuted refuted => Fails($"{refuted.Example.Words} is {refuted.Example.Verdicts[0].Verdict}"),
        Proof.Unknown unknown => Open(string.Create(CultureInfo.InvariantCulture, $"{question}: {unknown.Reason} ({unknown.Spent})")),
        _ => throw new InvalidOperationException(),
    };
}
