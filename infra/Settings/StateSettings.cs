using IamEngine.Model;

namespace Infra.Settings;

/// <summary><c>infra:state</c></summary>
/// <param name="BucketName">A given name; null makes one with a random suffix.</param>
/// <param name="NoncurrentDays">How long an overwritten or deleted object can be brought back.</param>
/// <param name="AbortUploadDays">After how many days an upload that nobody finished is given up. Longer than the longest outage of a job: its sinks resume them.</param>
/// <param name="AccessLogDays">How long the bucket's access log is kept, in a bucket of its own; null keeps none.</param>
/// <param name="KeyDeletionDays">How long a deleted key can be brought back.</param>
public sealed record StateSettings(BucketName? BucketName, int NoncurrentDays, int AbortUploadDays, int? AccessLogDays, int KeyDeletionDays)
{
    internal static StateSettings Read(Section section)
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
        section.NothingElse();
        return new(name, noncurrent, abort, logs ? logDays : null, deletion);
    }
}
