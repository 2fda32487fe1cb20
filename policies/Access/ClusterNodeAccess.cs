using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The permissions of EMR nodes on the bucket in addition to <see cref="StateAccess"/> and <see cref="CheckpointDeletion"/>:
/// writing logs and, with several primary nodes, high-availability metadata. Nodes cannot delete savepoints. This replaces
/// AmazonElasticMapReduceforEC2Role, which allows nearly every action in S3 and more.
/// https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-iam-role-for-ec2.html
/// </summary>
public static class ClusterNodeAccess
{
    /// <param name="hasBootstrapScripts">Whether nodes fetch scripts from the bucket when they start.</param>
    public static IdentityPolicy Document(StateStore store, bool highAvailability, bool hasBootstrapScripts = false) =>
        IdentityPolicy.Of(
        [
            Allow("LeaveLogs", S3.PutObject, S3.AbortMultipartUpload).On(store.Under(StatePrefix.Logs)),
            .. hasBootstrapScripts
                ? (IdentityStatement[])[Allow("FetchBootstrapScripts", S3.GetObject).On(store.Under(StatePrefix.Bootstrap))] : [],
            .. highAvailability ? HandingOver(store) : [],
        ]);

    private static IEnumerable<IdentityStatement> HandingOver(StateStore store) =>
    [
        Allow("ListWhatIsHandedOver", S3.ListBucket).On(store.Bucket)
            .When(S3Keys.Prefix.IsLike($"{StatePrefix.HighAvailability}*")),
        Allow("HandOver", S3.GetObject, S3.PutObject, S3.DeleteObject, S3.AbortMultipartUpload, S3.ListMultipartUploadParts)
            .On(store.Under(StatePrefix.HighAvailability)),
    ];
}
