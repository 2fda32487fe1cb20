using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The policy of the S3 gateway endpoint: allows identities of this account to use the state bucket, and hosts to read the public
/// buckets with their software. It prevents copying state to another account's bucket.
/// </summary>
public static class S3EndpointPolicy
{
    /// <param name="store">The state bucket.</param>
    /// <param name="account">The account whose identities may use the bucket.</param>
    /// <param name="softwareBuckets">ARNs of the buckets that hosts install software from; see <see
    /// cref="SoftwareBuckets"/>.</param>
    /// <param name="systemLogBuckets">ARNs of AWS's own buckets that EMR nodes send the service's logs to; see <see
    /// cref="EmrBuckets"/>.</param>
    /// <param name="jobBuckets">The buckets that jobs use.</param>
    public static ResourcePolicy Document(
        StateStore store, AccountId account, Seq<Arn> softwareBuckets, Seq<Arn> systemLogBuckets = default,
        Seq<JobBucket> jobBuckets = default)
    {
        var reachTheState = Allow("ReachTheState", S3.Any).ToEveryone().On(store.Bucket, store.Objects)
            .When(Aws.PrincipalAccount.Is(account.Value));

        // Package managers send anonymous requests, so the principal cannot be restricted.
        var fetchSoftware = Allow("FetchSoftware", S3.GetObject).ToEveryone().On(ObjectsOf(softwareBuckets));

        // Nodes send these with credentials of the EMR service, so the principal cannot be restricted.
        return ResourcePolicy.Of(
        [
            reachTheState, fetchSoftware,
            .. systemLogBuckets.Count == 0 ? []
                : (ResourceStatement[])[Allow("SendSystemLogs", S3.PutObject).ToEveryone().On(ObjectsOf(systemLogBuckets))],
            .. jobBuckets.SelectMany((bucket, index) => ForJobs(bucket, index + 1, Region.Of(store.Key.Region), account)),
        ]);
    }

    private static IEnumerable<ResourceStatement> ForJobs(JobBucket bucket, int number, Region region, AccountId account)
    {
        yield return Allow($"FindBucketOfJobs{number}", S3.GetBucketLocation, S3.ListBucket).ToEveryone()
            .On(JobAccess.Bucket(bucket, region)).When(Aws.PrincipalAccount.Is(account.Value));
        yield return Allow($"UseBucketOfJobs{number}", [.. JobAccess.ObjectActions(bucket.Use)]).ToEveryone()
            .On([.. JobAccess.Objects(bucket, region)]).When(Aws.PrincipalAccount.Is(account.Value));
    }

    private static ResourcePattern[] ObjectsOf(Seq<Arn> buckets) =>
        [.. buckets.Select(bucket => new ResourcePattern($"{bucket}/*"))];
}
