using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;

namespace Review.Theorems;

/// <summary>State cannot be carried to, and nothing can be fetched from, a bucket that is not the stack's state bucket.</summary>
internal static class NoOtherBucketIsReached
{
    public static Theorem Theorem { get; } = new("Nobody in the stack reaches any bucket but the one that keeps the state", Prove);

    private static IEnumerable<Part> Prove(Premises stack)
    {
        if (stack.StateBucket is not { } state)
        {
            yield break;
        }

        foreach (var actor in stack.Workers)
        {
            // Document by document, so that it holds for the buckets of other accounts too.
            foreach (var policy in actor.Identity)
            {
                yield return Part.Of(new Question.NeverAllows(AnalyzedPolicy.Of(policy.Document, policy.Name), RequestSet.Of(S3.Any).OnAllBut(state, new ResourcePattern($"{state}/*"))));
            }

            foreach (var other in stack.Guarded.Where(guarded => guarded.Arn.Service == "s3" && guarded.Arn != state))
            {
                yield return Part.Of(new Question.NeverAllows(
                    stack.Asking(actor, other.Policy, other.Arn.Resource), RequestSet.Of(S3.Any).On(other.Everything)));
            }
        }

        yield return Part.Holds(
            ["no policy of a bucket outside the stack names an identity of the stack", .. stack.OthersDeliver, .. stack.Unseen]);
    }
}
