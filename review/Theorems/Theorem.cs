namespace Review.Theorems;

/// <summary>A sentence about a stack that is to hold for every request, or for every path of connections.</summary>
/// <param name="Name">The sentence.</param>
/// <param name="Prove">
/// Its parts, one at a time: the first that does not hold settles it. No part at all says that the stack has nothing that the
/// sentence speaks of.
/// </param>
internal sealed record Theorem(string Name, Func<TheoremContext, IEnumerable<ClaimPart>> Prove);
