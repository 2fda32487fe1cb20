using IamEngine.Prove;
using IamEngine.Vocabulary;
using Policies.Access;

namespace Review.Theorems;

/// <summary>
/// State cannot be written to, and nothing can be read from, a bucket other than the state bucket and the buckets that the
/// settings allow for jobs; of the latter, only the keys and actions in the settings.
/// </summary>
internal static class NoOtherBucketIsReached
{
    public static Theorem Theorem { get; } = new(
        "Nobody in the stack reaches any bucket but the one that keeps the state, and those that a setting lets jobs use", Prove);

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        if (stack.StateBucket is not { } state)
        {
            yield break;
        }

        foreach (var principal in stack.Workers)
        {
            // Each identity policy is examined alone, so that the result is also true for buckets of other accounts.
            var buckets = stack.BucketsOfJobs(principal).ToArray();
            foreach (var policy in principal.Identity)
            {
                var asked = AnalyzedPolicy.Of(policy.Document, policy.Name);
                yield return ClaimPart.Of(
                    new Question.NeverAllows(
                        asked, RequestSet.Of(S3.Any).OnAllBut(
                            [state, new($"{state}/*"), .. buckets.SelectMany(bucket => JobAccess.Objects(bucket, stack.Region)
                                .Prepend(JobAccess.Bucket(bucket, stack.Region)))])));
                foreach (var bucket in buckets)
                {
                    yield return ClaimPart.Of(new Question.NeverAllows(
                        asked,
                        RequestSet.AllBut([.. JobAccess.ObjectActions(bucket.Use)])
                            .On([.. JobAccess.Objects(bucket, stack.Region)])));
                }
            }

            foreach (var other in stack.Protected.Where(resource => resource.Arn.Service == "s3" && resource.Arn != state))
            {
                yield return ClaimPart.Of(new Question.NeverAllows(
                    stack.Asking(principal, other.Policy, other.Arn.Resource), RequestSet.Of(S3.Any).On(other.Patterns)));
            }
        }

        yield return ClaimPart.Holds(
            ["no policy of a bucket outside the stack names an identity of the stack", .. stack.OthersDeliver, .. stack.Unseen]);
    }
}
