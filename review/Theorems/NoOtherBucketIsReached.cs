using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;

namespace Review.Theorems;

/// <summary>State cannot be carried to, and nothing can be fetched from, a bucket that is not the stack's state bucket.</summary>
internal static class NoOtherBucketIsReached
{
    public static Theorem Theorem { get; } = new(
        "Nobody in the stack reaches any bucket but the one that keeps the state", Prove);

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        if (stack.StateBucket is not { } state)
        {
            yield break;
        }

        foreach (var principal in stack.Workers)
        {
            // Document by document, so that it holds for the buckets of other accounts too.
            foreach (var policy in principal.Identity)
            {
                yield return ClaimPart.Of(
                    new Question.NeverAllows(
                        AnalyzedPolicy.Of(policy.Document, policy.Name), RequestSet.Of(S3.Any)
                        .OnAllBut(state, new ResourcePattern($"{state}/*"))));
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
