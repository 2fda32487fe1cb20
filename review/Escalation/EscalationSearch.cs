using IamEngine.Model;
using IamEngine.Prove;

namespace Review.Escalation;

/// <summary>
/// Searches for everything that an identity can take over, call by call: policies, trust policies, credentials and permissions
/// boundaries of the stack's identities, new identities, roles that are passed to a service, and hosts with their roles. For each
/// call, the prover looks for an allowed request, which becomes a step. The search ends if it finds nothing new, or with the
/// first chain that takes over something outside the stack.
/// </summary>
public sealed class EscalationSearch
{
    private readonly EscalationWorld world;
    private readonly StepSearch steps;
    private readonly OutsideMoves outside;
    private readonly IdentityMoves identities;

    public EscalationSearch(EscalationWorld world, Budget perQuestion)
    {
        (this.world, steps) = (world, new(world.Account, perQuestion));
        (outside, identities) = (new(world, steps), new(world, steps));
    }

    /// <summary>Searches from an identity with its current policies.</summary>
    public EscalationResult From(AccountIdentity start)
    {
        steps.Start();
        var reached = new Dictionary<string, Reach>();
        var waiting = new Queue<AccountIdentity>([start]);
        Of(start).Had = [];
        Seq<EscalationStep>? beyond = null;
        while (beyond is null && waiting.TryDequeue(out var identity))
        {
            var reach = Of(identity);
            var capability = CapabilityOf(identity, reach);
            if (reach.Searched == capability.Key)
            {
                continue;
            }

            reach.Searched = capability.Key;
            beyond = outside.Beyond(capability);
            foreach (var gain in beyond is null ? identities.Of(capability) : [])
            {
                var target = Of(gain.Target);
                if (target.Take(gain.Kind, [.. capability.Chain, .. gain.Steps]) && target.Had is not null)
                {
                    waiting.Enqueue(gain.Target);
                }
            }
        }

        return new(
            reached.Values.Where(reach => reach.Had is { Count: > 0 } && reach.Identity != start)
                .Select(reach => (reach.Identity, reach.Had!.Value)).ToSeq(),
            beyond, steps.Open, steps.Assumptions.Order(StringComparer.Ordinal).ToSeq(), steps.Steps);

        Reach Of(AccountIdentity identity) => reached.TryGetValue(identity.Name, out var found) ? found
            : reached[identity.Name] = new(identity);
    }

    // A policy with an unknown document may allow everything within the permissions boundary.
    private Capability CapabilityOf(AccountIdentity identity, Reach reach) => Capability.Of(
        identity, world.Account,
        reach.Written is not null || (identity.HoldsUnseen && identity.Boundaries.Count > 0),
        reach.Lifted is not null,
        [.. reach.Had ?? [], .. (reach.Written ?? []).Except(reach.Had ?? []), .. (reach.Lifted ?? []).Except([.. reach.Had ?? [],
            .. reach.Written ?? []])]);

    /// <summary>The control that the caller has over an identity so far, with the chain of calls for each kind.</summary>
    private sealed class Reach(AccountIdentity identity)
    {
        public AccountIdentity Identity { get; } = identity;

        public Seq<EscalationStep>? Had { get; set; }

        public Seq<EscalationStep>? Written { get; private set; }

        public Seq<EscalationStep>? Lifted { get; private set; }

        /// <summary>The key of the last capability that the search used.</summary>
        public string? Searched { get; set; }

        /// <summary>Records a chain; returns whether it is the first of its kind.</summary>
        public bool Take(GainKind kind, Seq<EscalationStep> chain)
        {
            switch (kind)
            {
                case GainKind.Had when Had is null:
                    Had = chain;
                    return true;
                case GainKind.Written when Written is null:
                    Written = chain;
                    return true;
                case GainKind.Lifted when Lifted is null:
                    Lifted = chain;
                    return true;
                default:
                    return false;
            }
        }
    }
}
