using System.Collections.Immutable;

namespace Policies.Catalogue;

/// <summary>An action: <c>s3:GetObject</c>.</summary>
public sealed class CatalogueAction
{
    // The only global keys that hang on the action: the reference lists them with each action that carries them.
    private static readonly string[] GlobalKeysOfSomeActions =
        ["aws:RequestTag/${TagKey}", "aws:ResourceTag/${TagKey}", "aws:TagKeys"];

    internal CatalogueAction(CatalogueService service, string name)
    {
        Service = service;
        Name = name;
        FullName = $"{service.Prefix}:{name}";
    }

    public CatalogueService Service { get; }

    /// <summary>The name without the service's prefix: <c>GetObject</c>.</summary>
    public string Name { get; }

    /// <summary>The name as a policy writes it: <c>s3:GetObject</c>.</summary>
    public string FullName { get; }

    public required AccessLevel AccessLevel { get; init; }

    /// <summary>The types of resource it acts on, by name. None: see <see cref="IsWildcardOnly"/>.</summary>
    public required ImmutableArray<ActionResourceType> ResourceTypes { get; init; }

    /// <summary>The condition keys that the reference lists for the action whatever the resource. A request can carry more, see
    /// <see cref="MaySupply"/>.</summary>
    public required ImmutableArray<CatalogueConditionKey> ConditionKeys { get; init; }

    /// <summary>What else a caller usually needs for the action to work: <c>iam:PassRole</c>.</summary>
    public required ImmutableArray<string> DependentActions { get; init; }

    /// <summary>Whether the action acts on no resource that could be named, so that only <c>"Resource": "*"</c> allows it:
    /// <c>s3:ListAllMyBuckets</c>.</summary>
    /// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html</remarks>
    public bool IsWildcardOnly => ResourceTypes.IsEmpty;

    /// <summary>Whether the Resource element of a policy can match anything that this action acts on. It cannot where
    /// <c>s3:GetObject</c> meets <c>arn:aws:s3:::bucket</c>, which is no object.</summary>
    public bool CanActOn(string resource) => IsWildcardOnly
        ? resource.AsSpan().Trim('*').IsEmpty && resource.Length > 0
        : ResourceTypes.Any(type => type.Type.CanMatch(resource));

    /// <summary>Whether a request for this action may carry the condition key: one of its own or of its resources, a global key,
    /// or one that an identity provider left in the caller's session. A Deny that asks for any other key never fires.</summary>
    public bool MaySupply(string key)
    {
        if (AwsCatalogue.FindGlobalConditionKey(key) is { } global && !GlobalKeysOfSomeActions.Contains(global.Name))
        {
            return true;
        }

        return HasOwn(key) || IsLeftByIdentityProvider(key);
    }

    public override string ToString() => FullName;

    private bool HasOwn(string key) =>
        Any(ConditionKeys, key) || ResourceTypes.Any(type => Any(type.ConditionKeys, key) || Any(type.Type.ConditionKeys, key));

    private static bool Any(ImmutableArray<CatalogueConditionKey> keys, string name)
    {
        foreach (var key in keys)
        {
            if (key.Matches(name))
            {
                return true;
            }
        }

        return false;
    }

    // AWS STS defines the keys of identity providers (saml:sub, graph.facebook.com:id). They stay in the session that it makes.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
    private static bool IsLeftByIdentityProvider(string key)
    {
        var colon = key.IndexOf(':');
        return colon > 0
            && AwsCatalogue.Find(key.AsSpan(0, colon)) is null
            && AwsCatalogue.Find("sts")?.FindConditionKey(key) is { } found
            && !found.Name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);
    }
}
