using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The permissions to keep state: list, read and write under prefixes of the bucket, and use the key through S3.
/// Deletion is separate: <see cref="CheckpointDeletion"/>, <see cref="SavepointDeletion"/> and <see cref="PrefixDeletion"/>.
/// </summary>
public static class StateAccess
{
    /// <summary>The permissions on checkpoints and savepoints.</summary>
    public static IdentityPolicy Document(StateStore store) => OnPrefixes(store, PrefixGrant.State);

    /// <summary>The permissions on these prefixes.</summary>
    public static IdentityPolicy OnPrefixes(StateStore store, Seq<PrefixGrant> grants)
    {
        var further = grants.Where(grant => !IsOfState(grant)).ToArray();
        return IdentityPolicy.Of(
        [
            Allow("FindTheBucket", [.. Finding(grants)])
                .On(store.Bucket),

            Allow("ListUnderThePrefixes", S3.ListBucket)
                .On(store.Bucket)
                .When(S3Keys.Prefix.IsLike([.. grants.Select(grant => $"{grant.Prefix}*")])),

            .. Use("ReadCheckpoints", Of(StatePrefix.Checkpoints).Where(MayOnlyRead)),
            .. Use("ReadAndWriteCheckpoints", Of(StatePrefix.Checkpoints).Where(MayWrite)),
            .. Use("ReadSavepoints", Of(StatePrefix.Savepoints).Where(MayOnlyRead)),
            .. Use("ReadAndWriteSavepoints", Of(StatePrefix.Savepoints).Where(MayWrite)),
            .. Use("ReadFurtherPrefixes", further.Where(MayOnlyRead)),
            .. Use("ReadAndWriteFurtherPrefixes", further.Where(MayWrite)),

            // Reading an object decrypts it. Completing a multipart upload also decrypts, because S3 reads the parts.
            // https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions
            Allow("UseTheKeyThroughS3", [.. Keeping(grants), Kms.Decrypt])
                .On(store.Key)
                .When(KmsKeys.ViaService.Is(store.S3EndPoint)),
        ]);

        IEnumerable<PrefixGrant> Of(StatePrefix prefix) => grants.Where(grant => grant.Prefix == prefix);

        // No statement without a prefix.
        IEnumerable<IdentityStatement> Use(string sid, IEnumerable<PrefixGrant> same) =>
            same.ToArray() is not { Length: > 0 } used ? []
            : [Allow(sid, [.. Actions(used[0].Use)]).On([.. used.Select(grant => store.Under(grant.Prefix))])];
    }

    // S3 cannot limit the list of unfinished uploads to a prefix, so only those who write the whole state see it.
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
    private static IEnumerable<ActionPattern> Finding(Seq<PrefixGrant> grants) =>
    [
        S3.GetBucketLocation,
        .. PrefixGrant.State.All(state => grants.Any(grant => grant.Prefix == state.Prefix && MayWrite(grant)))
            ? (ActionPattern[])[S3.ListBucketMultipartUploads] : [],
    ];

    private static IEnumerable<ActionPattern> Keeping(Seq<PrefixGrant> grants) =>
        grants.Any(MayWrite) ? [Kms.GenerateDataKey] : [];

    private static IEnumerable<ActionPattern> Actions(DataUse use) =>
    [
        .. PrefixGrant.Adds(DataUse.Read),
        .. use >= DataUse.Write ? PrefixGrant.Adds(DataUse.Write) : [],
    ];

    private static bool MayWrite(PrefixGrant grant) => grant.Use >= DataUse.Write;

    private static bool MayOnlyRead(PrefixGrant grant) => !MayWrite(grant);

    private static bool IsOfState(PrefixGrant grant) => PrefixGrant.State.Any(state => state.Prefix == grant.Prefix);
}
