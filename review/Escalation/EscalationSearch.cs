using IamEngine.Catalogue;
using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Requests;
using IamEngine.Vocabulary;

namespace Review.Escalation;

/// <summary>
/// Searches for everything that an identity can take over, call by call: policies, trust policies, credentials and permissions
/// boundaries of the stack's identities, new identities, roles that are passed to a service, and hosts with their roles. For each
/// call, the prover looks for an allowed request, which becomes a step. The search ends if it finds nothing new, or with the
/// first chain that takes over something outside the stack.
/// </summary>
public sealed class EscalationSearch(EscalationWorld world, Budget perQuestion)
{
    private readonly Dictionary<(string Capability, string Question), Proof> known = [];
    private readonly HashSet<string> assumptions = [];
    private readonly Move[] outside = [.. Moves.Outside.Concat(world.Further).Select(move => Reaching(world, world.In(move)))];
    private readonly Move[] onHosts = [.. Moves.OnHosts.Select(world.In)];
    private string? open;
    private long steps;

    /// <summary>Searches from an identity with its current policies.</summary>
    public EscalationResult From(AccountIdentity start)
    {
        assumptions.Clear();
        (open, steps) = (null, 0);
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
            beyond = Beyond(capability);
            foreach (var gain in beyond is null ? Gains(capability) : [])
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
            beyond, open, assumptions.Order(StringComparer.Ordinal).ToSeq(), steps);

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
                && most.Any(capability => capability.MayAllow(action.FullName))))
            .ToHashSet(StringComparer.Ordinal);
        return move.Only(action => reached.Contains(action[..action.IndexOf(':', StringComparison.Ordinal)]));
    }

    private Seq<EscalationStep>? Beyond(Capability capability)
    {
        var moves = outside.Concat(OfTheCatalogue(capability)).Select(move => move.Only(capability.MayAllow));
        foreach (var move in moves.Where(move => move.Actions.Count > 0))
        {
            var others = world.Own.Others(move, capability.Patterns(move.Actions)).ToArray();
            for (var i = 0; i < others.Length; i++)
            {
                if (Step(capability, move.Actions, $"{move.Name} outside {i}", others[i],
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
    /// The calls that change permissions or tags, by AWS's access levels, and that no other move has.
    /// </summary>
    private static IEnumerable<Move> OfTheCatalogue(Capability capability) => capability.NamedCalls()
        .Where(call => !call.IsWildcardOnly && call.AccessLevel is AccessLevel.PermissionsManagement or AccessLevel.Tagging
            && !Moves.Listed.Contains(call.FullName))
        .GroupBy(call => call.AccessLevel)
        .Select(calls => new Move(
            $"{calls.Key}",
            calls.Key == AccessLevel.Tagging ? "tags a resource into the reach of policies" : "decides who uses a resource",
            calls.Select(call => call.FullName).Order(StringComparer.Ordinal).ToSeq()));

    /// <summary>A call that AWS cannot limit to a resource, and that the stack does not need.</summary>
    private EscalationStep? Unlimited(Capability capability) => Try(capability, new(
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
            if (Try(capability, creating) is { } made
                && Try(capability, new("give-unbound", "decides what it is allowed", give) { When = unbound }) is { } given)
            {
                return [made, given];
            }
        }

        return null;
    }

    private IEnumerable<Gain> Gains(Capability capability)
    {
        foreach (var target in world.Identities)
        {
            foreach (var gain in Rewriting(capability, target).Concat(Becoming(capability, target)))
            {
                yield return gain;
            }
        }

        foreach (var move in onHosts)
        {
            if (Try(capability, move, "own", world.Own.Of) is { } step)
            {
                foreach (var role in world.Identities.Where(role => role.Services.Any(service => service.StartsWith(
                    "ec2.", StringComparison.Ordinal))))
                {
                    yield return new(role, GainKind.Had, [step with { Gain = $"{step.Gain}, and so becomes {role.Name}" }]);
                }
            }
        }

        foreach (var gain in NewBound(capability))
        {
            yield return gain;
        }
    }

    /// <summary>Calls that change the policies or the permissions boundary of an identity.</summary>
    private IEnumerable<Gain> Rewriting(Capability capability, AccountIdentity target)
    {
        var kind = target.IsRole ? "Role" : "User";
        var decides = $"decides what {target.Name} is allowed";
        foreach (var policy in target.Policies)
        {
            if (Try(capability, Rewrite(policy, decides)) is { } step)
            {
                yield return new(target, GainKind.Written, [step]);
                break;
            }
        }

        if (Try(capability, new($"give {target.Arn}", decides, [$"iam:Attach{kind}Policy", $"iam:Put{kind}Policy"])
        { On = [target.Arn] }) is { } given)
        {
            yield return new(target, GainKind.Written, [given]);
        }

        if (target.Boundaries.Count == 0)
        {
            yield break;
        }

        var lifts = $"lifts the boundary of {target.Name}";
        foreach (var boundary in target.Boundaries)
        {
            if (Try(capability, Rewrite(boundary, lifts)) is { } step)
            {
                yield return new(target, GainKind.Lifted, [step]);
            }
        }

        Move[] moves =
        [
            new($"unbind {target.Arn}", lifts, $"iam:Delete{kind}PermissionsBoundary") { On = [target.Arn] },
            new($"rebind {target.Arn}", lifts, $"iam:Put{kind}PermissionsBoundary")
            {
                On = [target.Arn],
                When = [IamKeys.PermissionsBoundary.IsNotLike([.. target.Boundaries.Select(arn => arn.ToString())])],
            },
        ];
        foreach (var move in moves)
        {
            if (Try(capability, move) is { } step)
            {
                yield return new(target, GainKind.Lifted, [step]);
            }
        }
    }

    /// <summary>
    /// Calls that give the caller an identity: its credentials, its trust policy, or a service that works with it.
    /// </summary>
    private IEnumerable<Gain> Becoming(Capability capability, AccountIdentity target)
    {
        var becomes = $"becomes {target.Name}";
        if (target == capability.Identity)
        {
            yield break;
        }

        if (!target.IsRole)
        {
            if (Try(capability, new($"credentials {target.Arn}", $"has credentials of {target.Name}", Moves.Credentials)
            { On = [target.Arn] }) is { } made)
            {
                yield return new(target, GainKind.Had, [made]);
            }

            yield break;
        }

        if (Assume(capability, target, becomes) is { } assumed)
        {
            yield return new(target, GainKind.Had, [assumed]);
        }

        if (Try(capability, new($"trust {target.Arn}", $"lets anybody become {target.Name}", "iam:UpdateAssumeRolePolicy")
        { On = [target.Arn] }) is { } trusted)
        {
            yield return new(target, GainKind.Had, [trusted]);
        }

        foreach (var service in target.Services)
        {
            if (Try(capability, new($"pass {target.Arn} to {service}", $"hands {target.Name} to {service}", "iam:PassRole")
            { On = [target.Arn], When = [IamKeys.PassedToService.Is(service)] }) is not { } passed)
            {
                continue;
            }

            if (Moves.Start(service) is not { } start)
            {
                yield return new(target, GainKind.Had, [passed with { Gain = $"{passed.Gain}, which works with it" }]);
            }
            else if (Try(capability, start) is { } started)
            {
                yield return new(target, GainKind.Had, [passed, started with { Gain = $"{started.Gain}, and so {becomes}" }]);
            }
        }
    }

    // A new identity with a boundary of the stack can get every permission within that boundary.
    private IEnumerable<Gain> NewBound(Capability capability)
    {
        foreach (var bound in world.Identities.Where(identity => identity.Boundaries.Count > 0)
            .DistinctBy(identity => string.Join(' ', identity.Boundaries)))
        {
            foreach (var action in (string[])["iam:CreateRole", "iam:CreateUser"])
            {
                var creating = new Move($"within {bound.Boundaries[0]}", "has a new identity within the boundary", action)
                {
                    When = [IamKeys.PermissionsBoundary.Is([.. bound.Boundaries])],
                };
                if (Try(capability, creating) is { } step)
                {
                    var made = bound with
                    {
                        Principal = bound.Principal with
                        {
                            Name = "a new identity",
                            Caller = new Caller.RoleSession(
                                Arn.IamRole(
                                    bound.Arn.Partition, world.Account, $"new-within-{bound.Boundaries[0].LastName}"), null),
                        },
                        Trust = null,
                        Policies = [],
                    };
                    yield return new(made, GainKind.Written, [step]);
                    yield return new(made, GainKind.Had, [step]);
                }
            }
        }
    }

    private EscalationStep? Assume(Capability capability, AccountIdentity target, string becomes)
    {
        if (target.Trust is not { } trust || !(target.TrustsPrincipals || capability.MayAllow("sts:AssumeRole")))
        {
            return null;
        }

        // The result depends on the caller, because a trust policy names its callers; so the key contains the identity.
        var asking = capability with
        {
            Key = $"{capability.Key} of {capability.Identity.Arn}",
            Policies = capability.Policies with { Resource = trust },
        };
        // A trust policy can have a condition on aws:username; its value is the name in the ARN.
        var who = capability.Identity;
        var requests = RequestSet.Of(new ActionPattern("sts:AssumeRole")).On(target.Arn);
        return Step(
            asking, ["sts:AssumeRole"], $"assume {target.Arn}",
            who.IsRole ? requests : requests.When(Aws.Username.Is(who.Arn.LastName)), becomes);
    }

    private static Move Rewrite(Arn policy, string gain) =>
        new($"rewrite {policy}", gain, "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion") { On = [policy] };

    private EscalationStep? Try(
        Capability capability, Move move, string question = "", Func<Move, RequestSet>? requests = null)
    {
        var left = move.Only(capability.MayAllow);
        return left.Actions.Count == 0 ? null
            : Step(capability, left.Actions, $"{move.Name} {question} {string.Join(' ', left.Actions)}",
                requests?.Invoke(left) ?? left.Requests, move.Gain);
    }

    /// <summary>A step with an allowed request of this set; null if the prover finds none.</summary>
    private EscalationStep? Step(
        Capability capability, IEnumerable<string> actions, string question, RequestSet requests, string gain)
    {
        if (!known.TryGetValue((capability.Key, question), out var proof))
        {
            var subject = AnalyzedPolicy.Of(capability.Sliced(actions), world.Account, capability.Key)
                .AskedBy(capability.Identity.Principal.Principal);
            known[(capability.Key, question)] = proof = Prover.Ask(new Question.NeverAllows(subject, requests), perQuestion);
            steps += proof.Cost.Steps;
        }

        if (Example(proof) is not { } example)
        {
            return null;
        }

        // The stored answer may come from another identity with the same policies.
        var request = new Request(
            capability.Identity.Principal.Caller, example.Action, example.Resource, example.ResourceAccount, example.Context);
        var step = new EscalationStep(capability.Identity.Name, request, capability.PoliciesFor(request), gain);
        return step.Decide() == Verdict.Allowed ? step
            : throw new InvalidOperationException($"{request} is a step for the prover and denied by the evaluator");
    }

    private Request? Example(Proof proof)
    {
        switch (proof)
        {
            case Proof.Refuted refuted:
                return refuted.Example.Request;
            case Proof.Proved proved:
                assumptions.UnionWith(proved.Assumptions);
                return null;
            case Proof.Unknown unknown:
                open ??= $"{unknown.Question}: {unknown.Reason} ({unknown.Cost})";
                return null;
            default:
                throw new InvalidOperationException();
        }
    }

    private enum GainKind
    {
        /// <summary>The caller can act as the identity.</summary>
        Had,

        /// <summary>The caller can write the policies of the identity.</summary>
        Written,

        /// <summary>The caller can remove the permissions boundary of the identity.</summary>
        Lifted,
    }

    private sealed record Gain(AccountIdentity Target, GainKind Kind, Seq<EscalationStep> Steps);

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
