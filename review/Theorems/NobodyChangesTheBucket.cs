using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;
using Review.Model;

namespace Review.Theorems;

/// <summary>
/// Covers policy, lifecycle, versioning, encryption, logging, replication and so on. It lists the allowed actions instead of the
/// forbidden ones, so that it also covers actions that AWS adds later: a principal may only locate and list the bucket itself,
/// and only use its key.
/// </summary>
internal static class NobodyChangesTheBucket
{
    public static Theorem Theorem { get; } = new(
        "Nobody in the stack can change the bucket, its policy, lifecycle, versioning or key", Prove)
    { InAccount = InAccount };

    private static readonly ActionPattern[] Listing = [S3.GetBucketLocation, S3.ListBucket, S3.ListBucketMultipartUploads];

    private static readonly ActionPattern[] Using =
        [Kms.Decrypt, Kms.Encrypt, Kms.GenerateDataKey, Kms.GenerateDataKeyWithoutPlaintext, Kms.ReEncryptFrom, Kms.ReEncryptTo,
            Kms.DescribeKey, Kms.CreateGrant];

    private static readonly string[] ChangingABucket =
    [
        "s3:DeleteBucket", "s3:DeleteBucketPolicy", "s3:PutBucketAcl", "s3:PutBucketLogging", "s3:PutBucketOwnershipControls",
        "s3:PutBucketPolicy", "s3:PutBucketPublicAccessBlock", "s3:PutBucketVersioning", "s3:PutEncryptionConfiguration",
        "s3:PutLifecycleConfiguration", "s3:PutReplicationConfiguration",
    ];

    private static readonly string[] ChangingAKey =
        ["kms:CreateGrant", "kms:DisableKey", "kms:DisableKeyRotation", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"];

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        foreach (var principal in stack.Workers)
        {
            foreach (var bucket in stack.Buckets)
            {
                yield return ClaimPart.Of(new Question.NeverAllows(
                    stack.Asking(principal, stack.Account.PolicyOf(bucket), bucket.Resource), RequestSet.Of(S3.Any).But(Listing)
                        .On(bucket)));
            }

            foreach (var key in stack.Account.Arns(ResourceTypes.Key))
            {
                yield return ClaimPart.Of(new Question.NeverAllows(
                    stack.Asking(principal, stack.Account.PolicyOf(key), key.Resource), RequestSet.Of(Kms.Any).But(Using)
                        .On(key)));
            }
        }

        yield return ClaimPart.Holds([.. stack.OthersDeliver, .. stack.Unseen]);
    }

    private static AccountClaim? InAccount(TheoremContext stack) => new(
        "nobody else in the account changes them",
        [
            .. from resource in stack.Account.Resources
               let calls = resource.Type switch
               {
                   ResourceTypes.Bucket => ChangingABucket,
                   ResourceTypes.Key => ChangingAKey,
                   _ => [],
               }
               where calls.Length > 0
               select AccountGoals.Of(stack, $"change {resource.Name}", (resource.Arn, calls)),
        ]);
}
