using IamEngine.Decide;
using IamEngine.Model;
using Review.Model.Accounts;

namespace Review.Diff.Access;

/// <summary>
/// Everything that is compared: each user and role of the stack against each guarded resource and against everything else,
/// everyone else against each guarded resource, and what passes each endpoint.
/// </summary>
internal sealed class AccessComparisons(AccountModel before, AccountModel after, AccountId account)
{
    /// <summary>What a reader is told that requests on things of other accounts are about.</summary>
    public const string AnotherAccounts = "another account's resources";

    private static readonly ResourceStatement AnyRequest =
        new(
            null,
            Effect.Allow,
            new ActionElement.Action([ActionPattern.Any]),
            new PrincipalElement.Everyone(),
            new ResourceElement.Resource([ResourcePattern.Any]),
            ConditionBlock.None);

    private readonly IReadOnlyList<Arn> holders = [
        .. before.Principals.Concat(after.Principals).Select(principal => principal.Arn).Distinct()];

    /// <summary>What is asked about what is allowed after. A resource that is gone lets nobody in.</summary>
    public IEnumerable<AccessComparison> All() =>
    [
        .. EveryPair(before.Resources, after.Resources).Where(pair => pair.After is not null).SelectMany(OfGuarded),
        .. EveryHolder().SelectMany(OfHolder),
        .. EveryPair(before.Endpoints, after.Endpoints).SelectMany(OfEndpoint),
    ];

    private static IEnumerable<(ProtectedResource? Before, ProtectedResource? After)> EveryPair(
        IReadOnlyList<ProtectedResource> before, IReadOnlyList<ProtectedResource> after) =>
        before.Concat(after).Select(guarded => guarded.Arn).Distinct()
            .Select(arn =>
                (before.FirstOrDefault(guarded => guarded.Arn == arn), after.FirstOrDefault(guarded => guarded.Arn == arn)));

    private IEnumerable<(StackPrincipal Before, StackPrincipal After)> EveryHolder() => holders.Select(arn =>
    {
        var (old, @new) =
            (before.Principals.FirstOrDefault(principal => principal.Arn == arn),
            after.Principals.FirstOrDefault(principal => principal.Arn == arn));
        return (old ?? @new!.WithNothing(), @new ?? old!.WithNothing());
    });

    /// <summary>
    /// Everyone who is no user or role of the stack. Their own policies allow everything: only the resource's own can say no.
    /// </summary>
    private IEnumerable<AccessComparison> OfGuarded((ProtectedResource? Before, ProtectedResource? After) pair)
    {
        var known = pair.After!;
        // A token of an identity provider is good for becoming a role, and for nothing else.
        foreach (var callers in OutsideCallers.All(account, holders)
            .Where(callers => callers.Distance != TrustDistance.TokenHolder || known.Service == "sts"))
        {
            yield return new(
                callers.Name,
                callers.Distance,
                known.Name,
                new()
                {
                    Identity = [StackPrincipal.Everything],
                    Resource = pair.Before is null ? Unborn(known, callers) : pair.Before.Policy,
                },
                new() { Identity = [StackPrincipal.Everything], Resource = known.Policy },
                account,
                [],
                About(known) with { Condition = callers.Condition },
                [known.Service]);
        }
    }

    /// <summary>
    /// What guards a resource that is not there. That an administrator can give access to a new bucket or key is no news; that a
    /// trust policy lets one in is.
    /// </summary>
    private PolicyOfResource.Key? Unborn(ProtectedResource resource, OutsideCallers callers) =>
        callers.Distance != TrustDistance.ThisAccount || resource.Service == "sts" ? null
        : new PolicyOfResource.Key("the account decides", StackPrincipal.LeftTo(account));

    private IEnumerable<AccessComparison> OfHolder((StackPrincipal Before, StackPrincipal After) pair)
    {
        foreach (var (old, @new) in EveryPair(before.Resources, after.Resources))
        {
            var known = (@new ?? old)!;
            yield return new(
                pair.After.DisplayName,
                TrustDistance.Stack,
                known.Name,
                pair.Before.PoliciesFor(old?.Policy),
                pair.After.PoliciesFor(@new?.Policy),
                account,
                [pair.After.Principal],
                About(known) with { Condition = pair.After.IsAsking },
                [known.Service]);
        }

        foreach (var (owner, words) in ((AccountId, string?)[])[(account, null), (StackPrincipal.OtherAccount, AnotherAccounts)])
        {
            // Nothing is known of what guards other things; they leave it to the account whose identities ask.
            var guard = new PolicyOfResource.Plain("the resource's own policy", StackPrincipal.LeftTo(account));
            yield return new(
                pair.After.DisplayName,
                TrustDistance.Stack,
                words,
                pair.Before.PoliciesFor(guard),
                pair.After.PoliciesFor(guard),
                owner,
                [pair.After.Principal],
                new(null, Effect.Allow, AnyRequest.Action, AnyRequest.Principal, Elsewhere(), pair.After.IsAsking),
                []);
        }
    }

    /// <summary>Whoever asks from inside the network; their own policies and the resource's allow everything.</summary>
    private IEnumerable<AccessComparison> OfEndpoint((ProtectedResource? Before, ProtectedResource? After) pair)
    {
        // Without an endpoint nothing of its policy is asked: what changes then is where packets go, and that stands elsewhere.
        if (pair is not ({ } old, { } @new))
        {
            yield break;
        }

        foreach (var owner in (AccountId[])[account, StackPrincipal.OtherAccount])
        {
            yield return new(
                $"whoever asks through {@new.Name}",
                TrustDistance.Stack,
                owner == account ? null : AnotherAccounts,
                new() { Identity = [StackPrincipal.Everything], Resource = Passing(old) },
                new() { Identity = [StackPrincipal.Everything], Resource = Passing(@new) },
                owner,
                [],
                AnyRequest,
                []);
        }
    }

    /// <summary>
    /// An endpoint without a policy lets everything pass.
    /// https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
    /// </summary>
    private static PolicyOfResource.Plain Passing(ProtectedResource endpoint) =>
        endpoint.Policy as PolicyOfResource.Plain ?? new(endpoint.Name, ResourcePolicy.Of(AnyRequest));

    private static ResourceStatement About(ProtectedResource resource) => new(
        null,
        Effect.Allow,
        new ActionElement.Action([new ActionPattern($"{resource.Service}:*")]),
        new PrincipalElement.Everyone(),
        new ResourceElement.Resource(SortedValues.Of<ResourcePattern>(resource.Patterns)),
        ConditionBlock.None);

    private ResourceElement Elsewhere()
    {
        ResourcePattern[] guarded = [
            .. before.Resources.Concat(after.Resources).Where(resource => resource.Service != "sts")
            .SelectMany(resource => resource.Patterns).Distinct()];
        return guarded.Length == 0
            ? new ResourceElement.Resource([ResourcePattern.Any])
            : new ResourceElement.NotResource(SortedValues.Of<ResourcePattern>(guarded));
    }
}
