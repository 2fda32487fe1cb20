using IamEngine.Model;

namespace IamEngine.Decide;

/// <summary>The policy types that the evaluation logic distinguishes.</summary>
public enum PolicyType
{
    Identity,
    Boundary,
    Session,
    Resource,
    Endpoint,
    Scp,
    Rcp,
}

/// <summary>A document and its name in explanations, such as <c>identity[0]</c> or the name of a managed policy.</summary>
public sealed record NamedPolicy<T>(string Name, T Document) where T : PolicyDocument;

/// <summary>
/// The policy of the resource itself. For two kinds of resource it must allow, whatever identity policies allow.
/// </summary>
public abstract record PolicyOfResource
{
    private PolicyOfResource()
    {
    }

    public abstract string Name { get; init; }

    public abstract PolicyDocument Document { get; }

    /// <summary>
    /// The policy of a bucket, queue, topic or another resource. In one account, it or an identity policy must allow.
    /// </summary>
    public sealed record Plain(string Name, ResourcePolicy Policy) : PolicyOfResource
    {
        public override string Name { get; init; } = Name;

        public override PolicyDocument Document => Policy;
    }

    /// <summary>The policy of a KMS key. It must allow, or delegate to the account's identity policies.</summary>
    public sealed record Key(string Name, ResourcePolicy Policy) : PolicyOfResource
    {
        public override string Name { get; init; } = Name;

        public override PolicyDocument Document => Policy;
    }

    /// <summary>The trust policy of a role. It must allow, or delegate to the account's identity policies.</summary>
    public sealed record Trust(string Name, TrustPolicy Policy) : PolicyOfResource
    {
        public override string Name { get; init; } = Name;

        public override PolicyDocument Document => Policy;
    }
}

/// <summary>One level of an organization (root, organizational unit or account) with the policies attached there.</summary>
public sealed record OrganizationLevel<T>(Seq<NamedPolicy<T>> Policies) where T : PolicyDocument;

/// <summary>
/// All policies that apply to a request. The session of a role has the identity policies and the boundary of the role; the
/// session of a federated user has those of the user. Policies of the organization come by level, from the root to the account.
/// An empty list means that there is no such policy. A level without policies allows nothing.
/// </summary>
public sealed record PolicySet
{
    public static PolicySet None { get; } = new();

    public Seq<NamedPolicy<IdentityPolicy>> Identity { get; init; }

    public Seq<NamedPolicy<IdentityPolicy>> Boundary { get; init; }

    public Seq<NamedPolicy<IdentityPolicy>> Session { get; init; }

    public PolicyOfResource? Resource { get; init; }

    public Seq<NamedPolicy<ResourcePolicy>> Endpoint { get; init; }

    public Seq<OrganizationLevel<IdentityPolicy>> Scp { get; init; }

    public Seq<OrganizationLevel<ResourcePolicy>> Rcp { get; init; }

    /// <summary>The organization's management account. Service and resource control policies do not apply to it.</summary>
    public AccountId? ManagementAccount { get; init; }
}
