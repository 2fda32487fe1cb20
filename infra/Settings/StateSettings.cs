using System.Globalization;
using IamEngine.Model;
using Policies.Access;

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
/// <param name="Events">
/// Whether the buckets send an event of each object to EventBridge, which has a cost. Default: false.
/// </param>
/// <param name="KeyDeletionDays">How many days the deletion of the key can be cancelled. Default: 30.</param>
/// <param name="ExpireDays">
/// After how many days objects expire, by prefix: one that an uploader uses and that holds no state. Default: none expire.
/// </param>
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
    bool Events,
    int KeyDeletionDays,
    Seq<(StatePrefix Prefix, int Days)> ExpireDays,
    int MonthlyCostLimit)
{
    internal static StateSettings Read(SettingsSection section, Seq<AccessSettings> uploaders)
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
        var events = section.Flag("events", byDefault: false);
        var deletion = section.Number("keyDeletionDays", byDefault: 30, min: 7, max: 30);
        var limit = section.Number("monthlyCostLimit", byDefault: 100, min: 1, max: 1_000_000);
        var expiry = ReadExpiry(section, uploaders);
        section.RefuseUnknown();
        return new(name, noncurrent, checkpoints, savepoints, abort, logs ? logDays : null, events, deletion, expiry, limit);
    }

    private static Seq<(StatePrefix Prefix, int Days)> ReadExpiry(SettingsSection section, Seq<AccessSettings> uploaders)
    {
        var expiry = new List<(StatePrefix Prefix, int Days)>();
        var used = uploaders.SelectMany(uploader => uploader.Grants).Select(grant => grant.Prefix).ToArray();
        foreach (var (text, value) in section.TextMap("expireDays"))
        {
            var at = $"expireDays.{text}";
            if (StatePrefix.Ask(text) is not Answer<StatePrefix>.Yes { Value: var prefix })
            {
                section.Problem(
                    at, null, string.Join("; ", ((Answer<StatePrefix>.No)StatePrefix.Ask(text)).Reasons),
                    "write exports/: 30, for example");
            }
            else if (prefix.HoldsState)
            {
                section.Problem(
                    at, null, "holds state: an old file can belong to the newest checkpoint, so nothing there may expire by age",
                    "leave it out; Flink deletes its checkpoints, and an operator the savepoints");
            }
            else if (!used.Any(grant => grant.Contains(prefix)))
            {
                section.Problem(
                    at, null, "is in no prefix of an uploader", "name a prefix of infra:uploaders");
            }
            else if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > 3650)
            {
                section.Problem(
                    at, SettingsSection.Shown(value), "must be a whole number from 1 to 3650", "write 30, for example");
            }
            else
            {
                expiry.Add((prefix, days));
            }
        }

        // If several rules apply to an object, S3 uses the one with the fewest days.
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-conflicts.html
        foreach (var (prefix, days) in expiry)
        {
            if (expiry.FirstOrDefault(outer => outer.Prefix != prefix && outer.Prefix.Contains(prefix) && outer.Days <= days)
                is { Prefix: { } outside } outer)
            {
                section.Problem(
                    $"expireDays.{prefix}", $"{days}", $"has no effect: {outside} expires after {outer.Days} days already",
                    "write fewer days, or leave it out");
            }
        }

        return expiry.ToSeq();
    }
}
