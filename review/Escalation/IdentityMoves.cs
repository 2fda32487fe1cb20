using IamEngine.Model;
using IamEngine.Requests;
using IamEngine.Vocabulary;

namespace Review.Escalation;

/// <summary>Finds the calls that give control over the stack's identities, or over a new one.</summary>
internal sealed class IdentityMoves(EscalationWorld world, StepSearch steps)
{
    private readonly Move[] onHosts = [.. Moves.OnHosts.Select(world.In)];

    /// <summary>What the calls of a capability give.</summary>
    public IEnumerable<Gain> Of(Capability capability)
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
            if (steps.Try(capability, move, "own", world.Own.Of) is { } step)
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
            if (steps.Try(capability, Rewrite(policy, decides)) is { } step)
            {
                yield return new(target, GainKind.Written, [step]);
                break;
            }
        }

        if (steps.Try(capability, new($"give {target.Arn}", decides, [$"iam:Attach{kind}Policy", $"iam:Put{kind}Policy"])
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
            if (steps.Try(capability, Rewrite(boundary, lifts)) is { } step)
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
            if (steps.Try(capability, move) is { } step)
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
            if (steps.Try(capability, new($"credentials {target.Arn}", $"has credentials of {target.Name}", Moves.Credentials)
            { On = [target.Arn] }) is { } made)
            {
                yield return new(target, GainKind.Had, [made]);
            }

            yield break;
        }

        if (steps.Assume(capability, target, becomes) is { } assumed)
        {
            yield return new(target, GainKind.Had, [assumed]);
        }

        if (steps.Try(capability, new($"trust {target.Arn}", $"lets anybody become {target.Name}", "iam:UpdateAssumeRolePolicy")
        { On = [target.Arn] }) is { } trusted)
        {
            yield return new(target, GainKind.Had, [trusted]);
        }

        foreach (var service in target.Services)
        {
            if (steps.Try(capability, new($"pass {target.Arn} to {service}", $"hands {target.Name} to {service}", "iam:PassRole")
            { On = [target.Arn], When = [IamKeys.PassedToService.Is(service)] }) is not { } passed)
            {
                continue;
            }

            if (Moves.Start(service) is not { } start)
            {
                yield return new(target, GainKind.Had, [passed with { Gain = $"{passed.Gain}, which works with it" }]);
            }
            else if (steps.Try(capability, start) is { } started)
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
                if (steps.Try(capability, creating) is { } step)
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

    private static Move Rewrite(Arn policy, string gain) =>
        new($"rewrite {policy}", gain, "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion") { On = [policy] };
}
