using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;
using Policies.Access;
using Review.Model.Accounts;

namespace Review.Theorems;

/// <summary>
/// Checks the principal of each prefix in the state bucket. The role of an uploader, or its user without one, may use the
/// prefixes of the uploader: checkpoints and savepoints by default. The nodes of a cluster may use all state prefixes, logs and
/// bootstrap scripts. No principal may use or list other keys.
/// </summary>
internal static class NothingIsGrantedBeyondThePrefixes
{
    public static Theorem Theorem { get; } = new(
        "Nobody in the stack lists or uses an object of the state bucket beyond the prefixes that are theirs", Prove)
    { InAccount = InAccount };

    private static readonly ActionPattern[] Listing = [S3.ListBucket, new("s3:ListBucketVersions")];

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        if (stack.StateBucket is not { } bucket)
        {
            yield break;
        }

        foreach (var principal in stack.Workers)
        {
            var prefixes = PrefixesOf(stack, principal);
            var asking = stack.Asking(principal, stack.Account.PolicyOf(bucket), bucket.Resource);
            // Another theorem covers the buckets that jobs use; they are excluded here.
            var others = stack.BucketsOfJobs(principal)
                .SelectMany(job => JobAccess.Objects(job, stack.Region).Prepend(JobAccess.Bucket(job, stack.Region)));
            yield return ClaimPart.Of(new Question.NeverAllows(
                asking, RequestSet.Of(S3.Any).OnAllBut(
                    [bucket, .. prefixes.Select(prefix => TheoremContext.Under(bucket, prefix)), .. others])));
            var listing = RequestSet.Of(Listing).On(bucket);
            yield return ClaimPart.Of(new Question.NeverAllows(
                asking, prefixes.Length == 0 ? listing
                    : listing.When(S3Keys.Prefix.IsNotLike([.. prefixes.Select(prefix => $"{prefix}*")]))));
        }

        yield return ClaimPart.Holds([.. stack.OthersDeliver, .. stack.Unseen]);
    }

    private static StatePrefix[] PrefixesOf(TheoremContext stack, StackPrincipal principal) =>
        principal == stack.FlinkRole ? [.. StatePrefix.HoldingState, StatePrefix.Logs, StatePrefix.Bootstrap]
        : [.. stack.UploaderWith(principal)?.Settings.Grants.Select(grant => grant.Prefix) ?? []];

    private static AccountClaim? InAccount(TheoremContext stack) => stack.StateBucket is { } bucket
        ? new("nobody else in the account lists, reads or writes its objects", [AccountGoals.Objects(stack, bucket)]) : null;
}
