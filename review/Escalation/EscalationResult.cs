using IamEngine.Model;

namespace Review.Escalation;

/// <summary>What can be reached from one identity.</summary>
/// <param name="Reached">The identities that it can become, each with the calls to it.</param>
/// <param name="Beyond">The calls that end in something that is not own; null if none were found.</param>
/// <param name="Open">The first question that could not be decided; null if all were.</param>
/// <param name="Assumptions">What the answers assume.</param>
/// <param name="Steps">The prover's steps.</param>
public sealed record EscalationResult(
    Seq<(AccountIdentity Identity, Seq<EscalationStep> Chain)> Reached,
    Seq<EscalationStep>? Beyond,
    string? Open,
    Seq<string> Assumptions,
    long Steps);
