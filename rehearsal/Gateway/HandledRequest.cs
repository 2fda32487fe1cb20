namespace Rehearsal.Gateway;

/// <summary>A request and the response of the gateway.</summary>
/// <param name="Decisions">
/// One for each action; only the last can be a denial. Empty if the gateway refused the request before a decision.
/// </param>
/// <param name="Refusal">AWS's error code; null for a forwarded request.</param>
public sealed record HandledRequest(
    string Method, string Path, string Caller, IReadOnlyList<ActionDecision> Decisions, string? Refusal);
