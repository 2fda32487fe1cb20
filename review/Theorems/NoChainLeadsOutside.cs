using Review.Escalation;

namespace Review.Theorems;

/// <summary>
/// Each identity of the stack alone, with every call that takes something over, from there on again, in any number of calls. The
/// roles that deploy are among them: they decide what all the others are allowed, so that in the end only the boundaries hold.
/// </summary>
internal static class NoChainLeadsOutside
{
    public static Theorem Theorem { get; } = new(
        "No chain of calls by an identity of the stack takes over anything that is not the stack's", Prove);

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
                "what has the stack's names or tags is the stack's, and nobody else gives them to other resources",
                "AWS services use a role only for what it was handed to them for", .. stack.Unseen,
            ]);
    }
}
