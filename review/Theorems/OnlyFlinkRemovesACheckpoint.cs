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
        "Only the Flink role, and an uploader that a setting allows to, can remove a live checkpoint", Prove)
    { InAccount = InAccount };

    private const string NobodyElseDeletes =
        "other identities of the account hold no policy that lets them delete in the bucket";

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        if (stack.StateBucket is not { } bucket)
        {
            yield break;
        }

        foreach (var principal in stack.Principals.Where(principal => principal != stack.FlinkRole))
        {
            var let = LetBySetting(stack, principal).ToArray();
            if (let.Contains(StatePrefix.Checkpoints))
            {
                continue;
            }

            var asking = stack.Asking(principal, stack.Account.PolicyOf(bucket), bucket.Resource);
            var deletions = RequestSet.Of(S3.DeleteObject, S3.DeleteObjectVersion, new("s3:ReplicateDelete"));
            yield return ClaimPart.Of(new Question.NeverAllows(
                asking,
                let.Any(StatePrefix.Checkpoints.Contains)
                    ? deletions.OnAllBut([.. let.Select(prefix => TheoremContext.Under(bucket, prefix))])
                    : deletions.On(TheoremContext.Under(bucket, StatePrefix.Checkpoints))));
        }

        yield return ClaimPart.Holds(
            [NobodyElseDeletes, .. stack.Unseen]);
    }

    private static IEnumerable<StatePrefix> LetBySetting(TheoremContext stack, StackPrincipal principal) =>
        from grant in stack.UploaderWith(principal)?.Settings.Grants ?? []
        where grant.Use == DataUse.Delete
        select grant.Prefix;

    private static AccountClaim? InAccount(TheoremContext stack) => stack.StateBucket is { } bucket
        ? new("nobody else in the account removes one",
            [AccountGoals.Of(
                stack, $"delete checkpoints of {bucket.Resource}",
                (AccountGoals.All(bucket, StatePrefix.Checkpoints.Text), ["s3:DeleteObject", "s3:DeleteObjectVersion"]))])
        { Settles = [NobodyElseDeletes] }
        : null;
}
