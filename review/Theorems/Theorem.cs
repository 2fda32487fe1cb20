namespace Review.Theorems;

/// <summary>A statement about a stack that must be true for every request, or for every path of connections.</summary>
/// <param name="Name">The statement as a sentence.</param>
/// <param name="Prove">
/// Proves its parts one at a time; the first refuted part refutes the theorem. Without parts, the theorem does not apply to the
/// stack.
/// </param>
internal sealed record Theorem(string Name, Func<TheoremContext, IEnumerable<ClaimPart>> Prove)
{
    /// <summary>
    /// What must be true of the other principals in the stack's account. Null if the theorem concerns no other principal, or does
    /// not apply to the stack.
    /// </summary>
    public Func<TheoremContext, AccountClaim?> InAccount { get; init; } = _ => null;
}
