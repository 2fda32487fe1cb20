using IamEngine.Model;

namespace Infra.Settings;

/// <summary><c>infra:state</c></summary>
/// <param name="BucketName">The name of the bucket. Default: null, a name with a random suffix.</param>
/// <param name="NoncurrentDays">How many days an overwritten or deleted object can be restored. Default: 30.</param>
/// <param name="NoncurrentCheckpointDays">
/// The same for checkpoints and high-availability metadata, which Flink overwrites and deletes continuously. Default: 2, or
/// <paramref name="NoncurrentDays"/> if that is less.
/// </param>
/// <param name="NoncurrentSavepointDays">The same for savepoints. Default: <paramref name="NoncurrentDays"/>.</param>
/// <param name="AbortUploadDays">
/// After how many days S3 aborts an unfinished multipart upload. At least as long as the longest outage of a job, which resumes
/// the uploads of its sinks. Default: 7.
/// </param>
/// <param name="AccessLogDays">
/// How many days the bucket's access log is kept, in a separate bucket; null for no log. Default: 90.
/// </param>
/// <param name="KeyDeletionDays">How many days the deletion of the key can be cancelled. Default: 30.</param>
/// <param name="MonthlyCostLimit">
/// The estimated cost of a cluster's state, in US dollars a month, above which the review warns. Default: 100.
/// </param>
public sealed record StateSettings(
    BucketName? BucketName,
    int NoncurrentDays,
    int NoncurrentCheckpointDays,
    int NoncurrentSavepointDays,
    int AbortUploadDays,
    int? AccessLogDays,
    int KeyDeletionDays,
    int MonthlyCostLimit)
{
    internal static StateSettings Read(SettingsSection section)
    {
        var name = section.Parsed(
            "bucketName",
            IamEngine.Model.BucketName.Ask,
            "write a name such as example-flink-state, or leave it out for one with a random suffix");
        var noncurrent = section.Number("noncurrentDays", byDefault: 30, min: 1, max: 3650);
        var checkpoints = section.Number("noncurrentCheckpointDays", byDefault: Math.Min(2, noncurrent), min: 1, max: 3650);
        var savepoints = section.Number("noncurrentSavepointDays", byDefault: noncurrent, min: 1, max: 3650);
        var abort = section.Number("abortUploadDays", byDefault: 7, min: 1, max: 365);
        var logs = section.Flag("accessLog", byDefault: true);
        var logDays = section.Number("accessLogDays", byDefault: 90, min: 1, max: 3650);
        var deletion = section.Number("keyDeletionDays", byDefault: 30, min: 7, max: 30);
        var limit = section.Number("monthlyCostLimit", byDefault: 100, min: 1, max: 1_000_000);
        section.RefuseUnknown();
        return new(name, noncurrent, checkpoints, savepoints, abort, logs ? logDays : null, deletion, limit);
    }
}
