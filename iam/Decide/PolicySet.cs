using IamEngine.Model;

namespace IamEngine.Decide;

/// <summary>The type of a policy, as the evaluation logic distinguishes them.</summary>
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

/// <summary>A document and its name in explanations: <c>identity[0]</c>, or the name of the managed policy.</summary>
public sealed record NamedPolicy<T>(string Name, T Document) where T : PolicyDocument;

/// <summary>
/// The policy of the resource itself. For two kinds of resource it must allow explicitly, whatever identity policies say.
/// </summary>
public abstract record PolicyOfResource
{
    private PolicyOfResource()
    {
    }

    public abstract string Name { get; init; }

    public abstract PolicyDocument Document { get; }

    /// <summary>A bucket's, queue's, topic's ... policy: in one account, it or an identity policy must allow.</summary>
    public sealed record Plain(string Name, ResourcePolicy Policy) : PolicyOfResource
    {
        public override string Name { get; init; } = Name;

        public override PolicyDocument Document => Policy;
    }

    /// <summary>A KMS key's policy: it must allow, or hand the decision to the account's identity policies.</summary>
    public sealed record Key(string Name, ResourcePolicy Policy) : PolicyOfResource
    {
        public override string Name { get; init; } = Name;

        public override PolicyDocument Document => Policy;
    }

    /// <summary>A role's trust policy: it must allow, or hand the decision to the account's identity policies.</summary>
    public sealed record Trust(string Name, TrustPolicy Policy) : PolicyOfResource
    {
        public override string Name { get; init; } = Name;

        public override PolicyDocument Document => Policy;
    }
}

/// <summary>One level of an organization (root, organizational unit or account) with the policies attached there.</summary>
public sealed record OrganizationLevel<T>(Seq<NamedPolicy<T>> Policies) where T : PolicyDocument;

/// <summary>
/// All policies around a request. Those of the caller are the caller's as it stands (a session of a role has the role's identity
/// policies and boundary, a federated user's session the user's); those of the organization are given per level, from the root to
/// the account. An empty list says that there is no such policy; a level without policies is another thing: it allows nothing.
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
