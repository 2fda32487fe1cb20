using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The policy of the S3 gateway endpoint: allows the state bucket to identities of this account, and the public buckets that
/// hosts install software from. It prevents copying state to a foreign bucket.
/// </summary>
public static class S3EndpointPolicy
{
    /// <param name="store">The bucket that holds the state.</param>
    /// <param name="account">The account whose identities may reach it.</param>
    /// <param name="softwareBuckets">ARNs of the buckets that hosts install software from; see <see
    /// cref="SoftwareBuckets"/>.</param>
    /// <param name="systemLogBuckets">ARNs of AWS's own buckets that EMR nodes send the service's logs to; see <see
    /// cref="EmrBuckets"/>.</param>
    public static ResourcePolicy Document(
        StateStore store, AccountId account, Seq<Arn> softwareBuckets, Seq<Arn> systemLogBuckets = default)
    {
        var reachTheState = Allow("ReachTheState", S3.Any).ToEveryone().On(store.Bucket, store.Objects)
            .When(Aws.PrincipalAccount.Is(account.Value));

        // Package managers send anonymous requests, so the principal cannot be restricted.
        var fetchSoftware = Allow("FetchSoftware", S3.GetObject).ToEveryone().On(ObjectsOf(softwareBuckets));

        // Nodes send these with credentials of the EMR service, so the principal cannot be restricted.
        return systemLogBuckets.Count == 0
            ? ResourcePolicy.Of(reachTheState, fetchSoftware)
            : ResourcePolicy.Of(
                reachTheState, fetchSoftware, Allow("SendSystemLogs", S3.PutObject).ToEveryone().On(ObjectsOf(systemLogBuckets)));
    }

    private static ResourcePattern[] ObjectsOf(Seq<Arn> buckets) =>
        [.. buckets.Select(bucket => new ResourcePattern($"{bucket}/*"))];
}
