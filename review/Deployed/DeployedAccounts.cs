using IamEngine.Decide;
using IamEngine.Model;
using Review.Model.Accounts;

namespace Review.Deployed;

/// <summary>The principals and resources of AWS accounts, with their policies, as collected from the accounts.</summary>
/// <param name="Accounts">The ids of the collected accounts.</param>
/// <param name="Resources">The roles, and the resources of the services that the caller asked for.</param>
/// <param name="Memberships">The organization of each account, if it was collected.</param>
/// <param name="Unread">Everything that could not be read and concerns no single principal or resource.</param>
public sealed record DeployedAccounts(
    IReadOnlyList<AccountId> Accounts,
    IReadOnlyList<DeployedPrincipal> Principals,
    IReadOnlyList<DeployedResource> Resources,
    IReadOnlyDictionary<AccountId, Membership> Memberships,
    IReadOnlyList<string> Unread)
{
    private readonly Lazy<HashSet<Arn>> arns = new(() => [.. Principals.Select(principal => principal.Principal.Arn)]);

    private readonly Lazy<HashSet<(string, string)>> roles = new(() => [.. Principals
        .Select(principal => principal.Principal.Arn).Where(arn => arn.ResourceType == "role")
            .Select(arn => (arn.Account, arn.LastName))]);

    public IReadOnlyList<DeployedGroup> Groups { get; init; } = [];

    /// <summary>Whether a principal of a policy is one of the collected ones.</summary>
    internal bool Has(Principal principal) => principal switch
    {
        Principal.Account account => Accounts.Contains(account.Id),
        Principal.User user => arns.Value.Contains(user.Arn),
        // A trust policy can name a role without its path, and AWS then means the role with this name.
        Principal.Role role => roles.Value.Contains((role.Arn.Account, role.Arn.LastName)),
        _ => false,
    };
}

/// <summary>A group of users, with its policies.</summary>
public sealed record DeployedGroup(Arn Arn, Seq<NamedPolicy<IdentityPolicy>> Identity, IReadOnlyList<string> Unread);

/// <summary>A user, or a session of a role.</summary>
/// <param name="Tags">Its tags; null if they were not collected. A session of a role can have other tags.</param>
/// <param name="Unread">Its policies that could not be read, so that its permissions are not known.</param>
public sealed record DeployedPrincipal(
    StackPrincipal Principal, IReadOnlyDictionary<string, string>? Tags, IReadOnlyList<string> Unread)
{
    /// <summary>The ARNs of the managed policies that it holds, also through its groups.</summary>
    public IReadOnlyList<string> Managed { get; init; } = [];

    /// <summary>The ARNs of its groups.</summary>
    public IReadOnlyList<Arn> Groups { get; init; } = [];
}

/// <summary>A resource with its resource policy.</summary>
/// <param name="Policy">Null if it has none.</param>
/// <param name="Tags">The tags that conditions compare; null if they were not collected.</param>
/// <param name="Unread">What could not be read, so that the policy is not known.</param>
public sealed record DeployedResource(
    Arn Arn,
    AccountId Account,
    PolicyOfResource? Policy,
    IReadOnlyDictionary<string, string>? Tags,
    IReadOnlyList<string> Unread)
{
    /// <summary>For a bucket: what its settings say about public access; null if they were not collected.</summary>
    public PublicAccess? PublicAccess { get; init; }

    /// <summary>For a key: whether its grants were collected; the policy then has a statement for each.</summary>
    public bool HasGrants { get; init; }
}

/// <summary>The settings of a bucket and its account about public access.</summary>
/// <param name="IsRestricted">
/// Whether RestrictPublicBuckets limits a public policy to AWS services and the bucket's account; null if it is not known.
/// </param>
/// <param name="HasNoAcl">Whether the bucket disables access control lists.</param>
public sealed record PublicAccess(bool? IsRestricted, bool HasNoAcl);

/// <summary>An account's place in its organization.</summary>
/// <param name="Organization">The organization's id: <c>o-exampleorgid</c>.</param>
/// <param name="Scp">The service control policies from the root to the account; empty for the management account.</param>
/// <param name="Rcp">The resource control policies, likewise.</param>
public sealed record Membership(
    string Organization, Seq<OrganizationLevel<IdentityPolicy>> Scp, Seq<OrganizationLevel<ResourcePolicy>> Rcp);
