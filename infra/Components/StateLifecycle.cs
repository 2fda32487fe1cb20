using IamEngine.Model;
using Infra.Settings;
using Policies.Access;
using Pulumi;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;

namespace Infra.Components;

/// <summary>
/// The lifecycle rules of the state bucket. Current objects that hold state never expire: an old file under
/// <c>shared/</c> can belong to the newest checkpoint, so the age of a file does not show whether a job still needs it.
/// https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/ops/state/checkpoints/
/// </summary>
/// <param name="Versions">Days after which S3 deletes an overwritten or deleted version, by prefix.</param>
/// <param name="AbortUploadDays">Days after which S3 aborts an unfinished multipart upload.</param>
/// <param name="LogDays">Days after which the cluster's logs expire; null for no such rule.</param>
/// <param name="Expiry">Days after which objects of uploaders expire, by prefix.</param>
internal sealed record StateLifecycle(
    Seq<(StatePrefix Prefix, int Days)> Versions, int AbortUploadDays, int? LogDays, Seq<(StatePrefix Prefix, int Days)> Expiry)
{
    /// <param name="further">The prefixes of uploaders beside checkpoints and savepoints.</param>
    public static StateLifecycle For(StateSettings settings, int? logDays, Seq<StatePrefix> further) =>
        new(
            [
                (StatePrefix.Checkpoints, settings.NoncurrentCheckpointDays),
                (StatePrefix.Savepoints, settings.NoncurrentSavepointDays),
                (StatePrefix.HighAvailability, settings.NoncurrentCheckpointDays),
                (StatePrefix.Logs, settings.NoncurrentDays),
                .. further.Select(prefix => (prefix, settings.NoncurrentDays)),
            ],
            settings.AbortUploadDays,
            logDays,
            settings.ExpireDays);

    // If several rules apply to an object, S3 uses the one with the fewest days. So the rule for all keys has the most days, and
    // a prefix with fewer days has its own rule.
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-conflicts.html
    private int LongestVersions => Versions.Max(prefix => prefix.Days);

    public BucketLifecycleConfiguration Declare(string name, Bucket bucket, CustomResourceOptions options) => new(name, new()
    {
        Bucket = bucket.Id,
        Rules =
        [
            ForgetVersions("forget-old-versions", "", LongestVersions),
            .. from version in Versions
               where version.Days < LongestVersions
               let id = $"forget-old-{version.Prefix.Text.TrimEnd('/')}-versions"
               select ForgetVersions(id, version.Prefix.Text, version.Days),
            Rule(
                "forget-delete-markers",
                new() { Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { ExpiredObjectDeleteMarker = true } }),
            Rule(
                "give-up-unfinished-uploads",
                new() { AbortIncompleteMultipartUpload =
                    new BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs { DaysAfterInitiation =
                    AbortUploadDays } }),
            .. LogDays is { } days ? [Expire("forget-old-logs", StatePrefix.Logs, days)]
                : Array.Empty<BucketLifecycleConfigurationRuleArgs>(),
            .. Expiry.Select(expiry => Expire($"expire-{expiry.Prefix.Text.TrimEnd('/')}", expiry.Prefix, expiry.Days)),
        ],
    }, options);

    private static BucketLifecycleConfigurationRuleArgs ForgetVersions(string id, string prefix, int days) => Rule(
        id,
        new()
        {
            NoncurrentVersionExpiration =
            new BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs { NoncurrentDays = days }
        },
        prefix);

    private static BucketLifecycleConfigurationRuleArgs Expire(string id, StatePrefix prefix, int days) => Rule(
        id, new() { Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { Days = days } }, prefix.Text);

    private static BucketLifecycleConfigurationRuleArgs Rule(
        string id, BucketLifecycleConfigurationRuleArgs rule, string prefix = "")
    {
        rule.Id = id;
        rule.Status = "Enabled";
        rule.Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = prefix };
        return rule;
    }
}
