using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The permissions to keep state: list, read and write under the two prefixes, and use the key through S3.
/// Deletion is separate: <see cref="CheckpointDeletion"/> and <see cref="SavepointDeletion"/>.
/// </summary>
public static class StateAccess
{
    public static IdentityPolicy Document(StateStore store) => IdentityPolicy.Of(
        Allow("FindTheBucket", S3.GetBucketLocation, S3.ListBucketMultipartUploads)
            .On(store.Bucket),

        Allow("ListUnderThePrefixes", S3.ListBucket)
            .On(store.Bucket)
            .When(S3Keys.Prefix.IsLike($"{StatePrefix.Checkpoints}*", $"{StatePrefix.Savepoints}*")),

        Allow("ReadAndWriteCheckpoints", ReadAndWrite)
            .On(store.Under(StatePrefix.Checkpoints)),

        Allow("ReadAndWriteSavepoints", ReadAndWrite)
            .On(store.Under(StatePrefix.Savepoints)),

        // Reading an object decrypts it. Completing a multipart upload also decrypts, because S3 reads the parts.
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions
        Allow("UseTheKeyThroughS3", Kms.GenerateDataKey, Kms.Decrypt)
            .On(store.Key)
            .When(KmsKeys.ViaService.Is(store.S3EndPoint)));

    private static readonly ActionPattern[] ReadAndWrite =
        [S3.GetObject, S3.PutObject, S3.AbortMultipartUpload, S3.ListMultipartUploadParts];
}
