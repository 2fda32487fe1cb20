using IamEngine.Model;

namespace Review.Escalation;

/// <summary>The result of a search from one identity.</summary>
/// <param name="Reached">The identities that it can take over, each with the chain of calls.</param>
/// <param name="Beyond">A chain that takes over something outside the stack; null if none was found.</param>
/// <param name="Open">The first question that the prover could not decide; null if it decided all.</param>
/// <param name="Assumptions">The assumptions of the proofs.</param>
/// <param name="Steps">The number of the prover's steps.</param>
public sealed record EscalationResult(
    Seq<(AccountIdentity Identity, Seq<EscalationStep> Chain)> Reached,
    Seq<EscalationStep>? Beyond,
    string? Open,
    Seq<string> Assumptions,
    long Steps);
