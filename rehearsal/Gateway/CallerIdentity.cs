using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Requests;

namespace Rehearsal.Gateway;

/// <summary>The owner of the credentials of a request.</summary>
internal abstract record CallerIdentity
{
    private CallerIdentity()
    {
    }

    /// <param name="SessionPolicies">The session policies of a role session.</param>
    /// <param name="Keys">Condition keys of the caller in addition to those that its ARN determines.</param>
    public sealed record Known(
        Caller Caller,
        Seq<NamedPolicy<IdentityPolicy>> SessionPolicies,
        IReadOnlyList<(string Key, string Value)> Keys) : CallerIdentity;

    public sealed record Expired : CallerIdentity;

    /// <summary>The session token does not belong to the access key.</summary>
    public sealed record WrongToken : CallerIdentity;

    public sealed record Unknown : CallerIdentity;
}
