using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;
using Policies.Access;

namespace Review.Theorems;

/// <summary>
/// For each uploader and each of read, write and delete: nowhere but under its own prefixes with that permission, so not under
/// those that only another uploader has. With the theorem about who assumes the roles, this is true for every pair of uploaders.
/// </summary>
internal static class NoUploaderDoesWhatAnotherMay
{
    public static Theorem Theorem { get; } = new(
        "No uploader reads, writes or deletes an object of the state bucket where only another uploader may", Prove);

    // Wildcards, so that a statement with an action of the same kind that no document has today is found too.
    private static readonly (DataUse Use, ActionPattern[] Actions)[] Kinds =
    [
        (DataUse.Read, [new("s3:GetObject*")]),
        (DataUse.Write, [
            new("s3:PutObject*"), new("s3:RestoreObject"), new("s3:ReplicateObject"), new("s3:ReplicateTags"),
            S3.AbortMultipartUpload, S3.ListMultipartUploadParts]),
        (DataUse.Delete, [new("s3:DeleteObject*"), new("s3:ReplicateDelete")]),
    ];

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        if (stack.Uploaders.Count < 2 || stack.StateBucket is not { } bucket)
        {
            yield break;
        }

        foreach (var uploader in stack.Uploaders)
        {
            foreach (var principal in uploader.Keepers)
            {
                var asking = stack.Asking(principal, stack.Account.PolicyOf(bucket), bucket.Resource);
                foreach (var (use, actions) in Kinds)
                {
                    yield return ClaimPart.Of(new Question.NeverAllows(asking, RequestSet.Of(actions).OnAllBut(
                        [bucket, .. uploader.Settings.Grants.Where(grant => grant.Use >= use)
                            .Select(grant => TheoremContext.Under(bucket, grant.Prefix))])));
                }
            }
        }

        yield return ClaimPart.Holds(
            [
                "the names of unfinished uploads are not covered: S3 lists them for the whole bucket, to those who write all "
                    + "checkpoints and savepoints",
                .. stack.Unseen,
            ]);
    }
}
