using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;

namespace Review.Theorems;

/// <summary>
/// The bucket keeps versions: a deleted or overwritten object can be restored as long as no principal can delete its versions.
/// </summary>
internal static class NothingIsDeletedForGood
{
    public static Theorem Theorem { get; } = new(
        "Nobody in the stack can delete the version of an object, so that it is gone for good", Prove)
    { InAccount = InAccount };

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        foreach (var bucket in stack.Buckets)
        {
            foreach (var principal in stack.Principals)
            {
                yield return ClaimPart.Of(new Question.NeverAllows(
                    stack.Asking(principal, stack.Account.PolicyOf(bucket), bucket.Resource),
                    RequestSet.Of(S3.DeleteObjectVersion, new("s3:BypassGovernanceRetention"))
                        .On(new ResourcePattern($"{bucket}/*"))));
            }
        }

        yield return ClaimPart.Holds(
            ["the lifecycle of the bucket removes old versions after the days that the settings say", .. stack.Unseen]);
    }

    private static AccountClaim? InAccount(TheoremContext stack) => new(
        "nobody else in the account deletes one",
        [.. stack.Buckets.Select(bucket => AccountGoals.Of(
            stack, $"delete versions of objects of {bucket.Resource}",
            (AccountGoals.All(bucket), ["s3:DeleteObjectVersion", "s3:BypassGovernanceRetention"])))]);
}
