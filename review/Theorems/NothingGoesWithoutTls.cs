using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;

namespace Review.Theorems;

/// <summary>Requests without TLS must be denied explicitly, so that no other policy can allow them.</summary>
internal static class NothingGoesWithoutTls
{
    public static Theorem Theorem { get; } = new("No bucket answers a request without TLS, to itself or to an object", Prove);

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        foreach (var bucket in stack.Buckets)
        {
            AnalyzedPolicy own = stack.Account.PolicyOf(bucket) is { Document: var policy }
                ? AnalyzedPolicy.Of(policy, $"the policy of {bucket.Resource}")
                : AnalyzedPolicy.Of(PolicySet.None, stack.Account.Id, $"{bucket.Resource}, which has no policy");
            yield return ClaimPart.Of(new Question.AlwaysDenies(
                own, RequestSet.Of(S3.Any).On(bucket, new ResourcePattern($"{bucket}/*")).When(Aws.SecureTransport.Is(false))));
        }

        yield return ClaimPart.Holds(
            "the account's root user is not considered: AWS lets it read and replace every bucket policy");
    }
}
