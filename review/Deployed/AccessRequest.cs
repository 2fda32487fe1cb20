using IamEngine.Catalogue;
using IamEngine.Model;

namespace Review.Deployed;

/// <summary>An action, and the resource that it acts on; null for an action that acts on none.</summary>
/// <param name="Owner">The account that the resource belongs to, or in which an action without resource is called.</param>
public sealed record AccessRequest(ActionPattern Action, Arn? Resource, AccountId Owner)
{
    /// <summary>The resource with a resource policy: for an object its bucket.</summary>
    public static Arn Holder(Arn resource) => resource.Service == "s3" && resource.Resource.IndexOf('/', StringComparison.Ordinal)
        is var slash and > 0 ? resource with { Resource = resource.Resource[..slash] } : resource;

    /// <summary>Why the action and resource do not fit; null if they do.</summary>
    public static string? Mismatch(string action, Arn? resource)
    {
        var known = AwsCatalogue.ActionsMatching(action).ToArray();
        if (known.Length == 0)
        {
            var near = AwsCatalogue.Nearest(action);
            return $"there is no action `{action}`{(near is null ? "" : $"; do you mean {near.FullName}?")}";
        }

        return resource is null
            ? known.All(each => !each.IsWildcardOnly) ? $"{action} acts on a resource; give its ARN" : null
            : known.Any(each => each.CanActOn(resource.ToString())) ? null
            : known.All(each => each.IsWildcardOnly) ? $"{action} acts on no resource; leave out the ARN, and give --owner"
            : $"{action} does not act on {resource}; it acts on "
                + string.Join(", ", known.SelectMany(each => each.ResourceTypes).Select(each => each.Type.Name).Distinct());
    }

    /// <summary>
    /// The account that owns a resource: the one in its ARN, the one whose collected resource it is, or the only collected
    /// account. Null if that does not say.
    /// </summary>
    public static AccountId? OwnerOf(Arn? resource, DeployedAccounts deployed) =>
        resource is not null && AccountId.IsAccountId(resource.Account) ? AccountId.Of(resource.Account)
        : resource is not null && deployed.Resources.FirstOrDefault(known => known.Arn == Holder(resource)) is { } found
            ? found.Account
        : deployed.Accounts is [var only] ? only
        : null;
}
