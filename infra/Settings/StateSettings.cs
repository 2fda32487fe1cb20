using IamEngine.Model;

namespace Infra.Settings;

/// <summary><c>infra:state</c></summary>
/// <param name="BucketName">The name of the bucket. Default: null, a name with a random suffix.</param>
/// <param name="NoncurrentDays">How many days an overwritten or deleted object can be restored. Default: 30.</param>
/// <param name="AbortUploadDays">
/// After how many days S3 aborts an unfinished multipart upload. At least as long as the longest outage of a job, which resumes
/// the uploads of its sinks. Default: 7.
/// </param>
/// <param name="AccessLogDays">
/// How many days the bucket's access log is kept, in a separate bucket; null for no log. Default: 90.
/// </param>
/// <param name="KeyDeletionDays">How many days the deletion of the key can be cancelled. Default: 30.</param>
public sealed record StateSettings(
    BucketName? BucketName, int NoncurrentDays, int AbortUploadDays, int? AccessLogDays, int KeyDeletionDays)
{
    internal static StateSettings Read(SettingsSection section)
    {
        var name = section.Parsed(
            "bucketName",
            IamEngine.Model.BucketName.Ask,
            "write a name such as example-flink-state, or leave it out for one with a random suffix");
        var noncurrent = section.Number("noncurrentDays", byDefault: 30, min: 1, max: 3650);
        var abort = section.Number("abortUploadDays", byDefault: 7, min: 1, max: 365);
        var logs = section.Flag("accessLog", byDefault: true);
        var logDays = section.Number("accessLogDays", byDefault: 90, min: 1, max: 3650);
        var deletion = section.Number("keyDeletionDays", byDefault: 30, min: 7, max: 30);
        section.RefuseUnknown();
        return new(name, noncurrent, abort, logs ? logDays : null, deletion);
    }
}
