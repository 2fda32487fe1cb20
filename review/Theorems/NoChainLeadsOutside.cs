using Review.Escalation;

namespace Review.Theorems;

/// <summary>
/// Starts at each identity of the stack and follows every call that takes over another identity, for chains of any length. The
/// roles that deploy are included: they can write the policies of all other identities, so only the permissions boundaries limit
/// the chains.
/// </summary>
internal static class NoChainLeadsOutside
{
    public static Theorem Theorem { get; } = new(
        "No chain of calls by an identity of the stack takes over anything that is not the stack's", Prove)
    { InAccount = InAccount };

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        var world = EscalationWorld.Of(stack.Report, stack.Account);
        var search = new EscalationSearch(world, ClaimPart.PerPart);
        foreach (var identity in world.Identities)
        {
            var result = search.From(identity);
            yield return (result switch
            {
                { Beyond: { } chain } => ClaimPart.Fails(
                    string.Join("; ", chain.Select((step, index) => $"{index + 1}. {step}"))),
                { Open: { } reason } => ClaimPart.Open(reason),
                _ => ClaimPart.Holds([.. result.Assumptions]),
            }).After(result.Steps);
        }

        yield return ClaimPart.Holds(
            [
                "every resource with the stack's names or tags belongs to the stack; nobody else gives these to other resources",
                "AWS services use a role only for the purpose for which it was passed to them",
                .. world.Assumptions, .. stack.Unseen,
            ]);
    }

    private static AccountClaim? InAccount(TheoremContext stack) => new(
        "no identity of the stack takes over another user or role that the account has", [])
    { Scope = ClaimScope.Own };
}
