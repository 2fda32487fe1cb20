using IamEngine.Prove;
using IamEngine.Vocabulary;
using Policies.Access;
using Review.Model.Accounts;

namespace Review.Theorems;

/// <summary>
/// A principal that can delete the state that a job resumes from can end the job. See
/// docs/decisions/0003-who-may-delete-state.md.
/// </summary>
internal static class OnlyFlinkRemovesACheckpoint
{
    public static Theorem Theorem { get; } = new(
        "A live checkpoint can be removed by the Flink role only, and by whom a setting lets", Prove);

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        if (stack.StateBucket is not { } bucket)
        {
            yield break;
        }

        foreach (var principal in stack.Principals.Where(
            principal => principal != stack.FlinkRole && !IsLetBySetting(stack, principal)))
        {
            yield return ClaimPart.Of(new Question.NeverAllows(
                stack.Asking(principal, stack.Account.PolicyOf(bucket), bucket.Resource),
                RequestSet.Of(S3.DeleteObject, S3.DeleteObjectVersion, new("s3:ReplicateDelete")).On(
                    TheoremContext.Under(bucket, StatePrefix.Checkpoints))));
        }

        yield return ClaimPart.Holds(
            ["other identities of the account hold no policy that lets them delete in the bucket", .. stack.Unseen]);
    }

    private static bool IsLetBySetting(TheoremContext stack, StackPrincipal principal) =>
        principal == stack.Keeper && stack.Setting("infra:access", "mayDeleteCheckpoints")?.ToString() is "true";
}
