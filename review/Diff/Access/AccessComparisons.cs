using IamEngine.Decide;
using IamEngine.Model;
using Review.Model.Accounts;

namespace Review.Diff.Access;

/// <summary>
/// All comparisons: each user and role of the stack on each protected resource and on all other resources, all other callers on
/// each protected resource, and requests through each endpoint.
/// </summary>
internal sealed class AccessComparisons(AccountModel before, AccountModel after, AccountId account)
{
    /// <summary>The output text for resources of other accounts.</summary>
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
        .. Named(before).Concat(Named(after)).Select(principal => principal.Arn).Distinct()];

    /// <summary>The comparisons for access in the head. A removed resource gives no access.</summary>
    public IEnumerable<AccessComparison> All() =>
    [
        .. EveryPair(before.Resources, after.Resources).Where(pair => pair.After is not null).SelectMany(OfGuarded),
        .. EveryHolder().SelectMany(OfHolder),
        .. EveryPair(before.Endpoints, after.Endpoints).SelectMany(OfEndpoint),
    ];

    /// <summary>The users and roles of the account that the stack declares, and those that its policies name.</summary>
    private static IEnumerable<StackPrincipal> Named(AccountModel account) => account.Principals.Concat(account.Colleagues);

    private static IEnumerable<(ProtectedResource? Before, ProtectedResource? After)> EveryPair(
        IReadOnlyList<ProtectedResource> before, IReadOnlyList<ProtectedResource> after) =>
        before.Concat(after).Select(guarded => guarded.Arn).Distinct()
            .Select(arn =>
                (before.FirstOrDefault(guarded => guarded.Arn == arn), after.FirstOrDefault(guarded => guarded.Arn == arn)));

    private IEnumerable<(StackPrincipal Before, StackPrincipal After)> EveryHolder() => holders.Select(arn =>
    {
        var (old, @new) =
            (Named(before).FirstOrDefault(principal => principal.Arn == arn),
            Named(after).FirstOrDefault(principal => principal.Arn == arn));
        return (old ?? @new!.WithNothing(), @new ?? old!.WithNothing());
    });

    /// <summary>
    /// Callers that are not users or roles of the stack. Their own policies are assumed to allow everything, so only the policy
    /// of the resource can deny.
    /// </summary>
    private IEnumerable<AccessComparison> OfGuarded((ProtectedResource? Before, ProtectedResource? After) pair)
    {
        var known = pair.After!;
        // A token of an identity provider is valid only for assuming a role.
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
    /// The assumed policy of a resource that does not exist in the base. Administrators can always give access to a new bucket or
    /// key, so their access to it is not a gain; a trust policy that allows them to assume a role is.
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
            // The policies of other resources are unknown; they are assumed to leave the decision to the caller's account.
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

    /// <summary>
    /// Callers inside the network. Their own policies and those of the resource are assumed to allow everything.
    /// </summary>
    private IEnumerable<AccessComparison> OfEndpoint((ProtectedResource? Before, ProtectedResource? After) pair)
    {
        // A new or removed endpoint has no second policy to compare. It changes the routing of packets, which is reported
        // separately.
        if (pair is not ({ } old, { } @new))
        {
            yield break;
        }

        foreach (var owner in (AccountId[])[account, StackPrincipal.OtherAccount])
        {
            yield return new(
                $"any caller through {@new.Name}",
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
    /// An endpoint without a policy allows all requests.
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
