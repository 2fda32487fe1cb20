using Policies.Model;
using Policies.Vocabulary;
using static Policies.Model.Statement;

namespace Policies.Access;

/// <summary>
/// What can pass the VPC's way to S3: the state bucket for identities of this account, and the public buckets that the hosts get their
/// software from. State cannot be carried to a bucket of someone else's.
/// </summary>
public static class S3EndpointPolicy
{
    /// <param name="store">The bucket that holds the state.</param>
    /// <param name="account">The account whose identities may reach it.</param>
    /// <param name="softwareBuckets">ARNs of the buckets that hosts install software from; see <see cref="SoftwareBuckets"/>.</param>
    public static ResourcePolicy Document(StateStore store, AccountId account, Seq<Arn> softwareBuckets) => ResourcePolicy.Of(
        Allow("ReachTheState", S3.Any).ToEveryone().On(store.Bucket, store.Objects)
            .When(Aws.PrincipalAccount.Is(account.Value)),

        // Package managers fetch these without credentials, so the principal cannot be narrowed.
        Allow("FetchSoftware", S3.GetObject).ToEveryone().On([.. softwareBuckets.Select(bucket => new ResourcePattern($"{bucket}/*"))]));
}
