using IamEngine.Catalogue;
using IamEngine.Model;
using IamEngine.Vocabulary;

namespace Review.Escalation;

/// <summary>Finds the calls that take over something outside the stack.</summary>
internal sealed class OutsideMoves(EscalationWorld world, StepSearch steps)
{
    private readonly Move[] outside = [.. Moves.Outside.Concat(world.Further).Select(move => Reaching(world, world.In(move)))];

    private static Move Reaching(EscalationWorld world, Move move)
    {
        if (!move.NeedsFurtherCalls)
        {
            return move;
        }

        // After its policies are rewritten, only the boundary limits an identity.
        Capability[] most = [
            .. world.Identities.Select(identity => Capability.Of(
                identity, world.Account, identity.Boundaries.Count > 0 || identity.HoldsUnseen, noBoundary: false, []))];
        var reached = move.Actions.Select(action => action[..action.IndexOf(':', StringComparison.Ordinal)]).Distinct()
            .Where(service => AwsCatalogue.ActionsMatching($"{service}:*").Any(action =>
                !move.Actions.Contains(action.FullName) && !action.Name.StartsWith("Create", StringComparison.Ordinal)
                && most.Any(capability => capability.MayAllow(action.FullName, world.Own.Names))))
            .ToHashSet(StringComparer.Ordinal);
        return move.Only(action => reached.Contains(action[..action.IndexOf(':', StringComparison.Ordinal)]));
    }

    /// <summary>The chain of calls that ends with a takeover outside the stack; null if there is none.</summary>
    public Seq<EscalationStep>? Beyond(Capability capability)
    {
        var moves = outside.Concat(OfTheCatalogue(capability)).Select(move => move.Only(action => capability.MayAllow(action)));
        foreach (var move in moves.Where(move => move.Actions.Count > 0))
        {
            var others = world.Own.Others(move, capability.Patterns(move.Actions)).ToArray();
            for (var i = 0; i < others.Length; i++)
            {
                if (steps.Step(capability, move.Actions, $"{move.Name} outside {i}", others[i],
                    $"{move.Gain} that is not the stack's") is { } step)
                {
                    return [.. capability.Chain, step];
                }
            }
        }

        return Unlimited(capability) is { } call ? [.. capability.Chain, call]
            : NewUnbound(capability) is { } made ? [.. capability.Chain, .. made] : null;
    }

    /// <summary>
    /// The calls that change permissions or tags, by AWS's catalogue, and that no other move has.
    /// </summary>
    private static IEnumerable<Move> OfTheCatalogue(Capability capability) => capability.NamedCalls()
        .Where(call => !call.IsWildcardOnly && (call.ChangesPermissions || call.AccessLevel == AccessLevel.Tagging)
            && !Moves.Listed.Contains(call.FullName))
        .GroupBy(call => call.ChangesPermissions)
        .Select(calls => new Move(
            calls.Key ? "permissions" : "tags",
            calls.Key ? "decides who uses a resource" : "tags a resource into the reach of policies",
            calls.Select(call => call.FullName).Order(StringComparer.Ordinal).ToSeq()));

    /// <summary>A call that AWS cannot limit to a resource, and that the stack does not need.</summary>
    private EscalationStep? Unlimited(Capability capability) => steps.Try(capability, new(
        "unlimited", "acts on the whole account, because AWS cannot limit the call to a resource",
        capability.NamedCalls().Where(call => world.Unlimited.IsTakeover(capability.Identity.Arn, call))
            .Select(call => call.FullName).Order(StringComparer.Ordinal).ToSeq()));

    /// <summary>The calls that create a user or role without a boundary of the stack, and give it a policy.</summary>
    private IEnumerable<EscalationStep>? NewUnbound(Capability capability)
    {
        var boundaries = world.Identities.SelectMany(identity => identity.Boundaries).Distinct().Select(arn => arn.ToString())
            .ToArray();
        foreach (var (create, give) in ((Seq<string>, Seq<string>)[])[
            (["iam:CreateRole"], ["iam:AttachRolePolicy", "iam:PutRolePolicy"]),
            (["iam:CreateUser"], ["iam:AttachUserPolicy", "iam:PutUserPolicy"])])
        {
            var unbound = boundaries.Length == 0 ? [] : (Seq<Condition>)[IamKeys.PermissionsBoundary.IsNotLike(boundaries)];
            var creating = new Move("new-unbound", "has an identity that no boundary holds", create) { When = unbound };
            if (steps.Try(capability, creating) is { } made
                && steps.Try(capability, new("give-unbound", "decides what it is allowed", give) { When = unbound }) is { } given)
            {
                return [made, given];
            }
        }

        return null;
    }
}
