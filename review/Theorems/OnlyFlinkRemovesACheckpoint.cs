using Policies.Access;
using IamEngine.Prove;
using IamEngine.Vocabulary;

namespace Review.Theorems;

/// <summary>Whoever can remove what a job is to be resumed from can end the job. See docs/decisions/0003-who-may-delete-state.md.</summary>
internal static class OnlyFlinkRemovesACheckpoint
{
    public static Theorem Theorem { get; } = new("A live checkpoint can be removed by the Flink role only, and by whom a setting lets", Prove);

    private static IEnumerable<Part> Prove(Premises stack)
    {
        if (stack.StateBucket is not { } bucket)
        {
            yield break;
        }

        foreach (var actor in stack.Actors.Where(actor => actor != stack.FlinkRole && !IsLetBySetting(stack, actor)))
        {
            yield return Part.Of(new Question.NeverAllows(
                stack.Asking(actor, stack.PolicyOf(bucket), bucket.Resource),
                RequestSet.Of(S3.DeleteObject, S3.DeleteObjectVersion, new("s3:ReplicateDelete")).On(
                    Premises.Under(bucket, StatePrefix.Checkpoints))));
        }

        yield return Part.Holds(["other identities of the account hold no policy that lets them delete in the bucket", .. stack.Unseen]);
    }

    private static bool IsLetBySetting(Premises stack, Accounts.Actor actor) =>
        actor == stack.Keeper && stack.Setting("infra:access", "mayDeleteCheckpoints")?.ToString() is "true";
}
