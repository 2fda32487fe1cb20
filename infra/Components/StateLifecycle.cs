using Infra.Settings;
using Policies.Access;
using Pulumi;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;

namespace Infra.Components;

/// <summary>
/// The lifecycle rules of the state bucket. This type can expire current objects under <c>logs/</c> only: an old file under
/// <c>shared/</c> can belong to the newest checkpoint, so the age of a file does not show whether a job still needs it.
/// https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/ops/state/checkpoints/
/// </summary>
/// <param name="NoncurrentDays">Days after which S3 deletes an overwritten or deleted version.</param>
/// <param name="AbortUploadDays">Days after which S3 aborts an unfinished multipart upload.</param>
/// <param name="LogDays">Days after which the cluster's logs expire; null for no such rule.</param>
internal sealed record StateLifecycle(int NoncurrentDays, int AbortUploadDays, int? LogDays)
{
    public static StateLifecycle For(StateSettings settings, int? logDays) =>
        new(settings.NoncurrentDays, settings.AbortUploadDays, logDays);

    public BucketLifecycleConfiguration Declare(string name, Bucket bucket, CustomResourceOptions options) => new(name, new()
    {
        Bucket = bucket.Id,
        Rules =
        [
            Rule(
                "forget-old-versions",
                new() { NoncurrentVersionExpiration =
                    new BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs { NoncurrentDays = NoncurrentDays } }),
            Rule(
                "forget-delete-markers",
                new() { Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { ExpiredObjectDeleteMarker = true } }),
            Rule(
                "give-up-unfinished-uploads",
                new() { AbortIncompleteMultipartUpload =
                    new BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs { DaysAfterInitiation =
                    AbortUploadDays } }),
            .. LogDays is { } days ? [ForgetLogs(days)] : Array.Empty<BucketLifecycleConfigurationRuleArgs>(),
        ],
    }, options);

    private static BucketLifecycleConfigurationRuleArgs ForgetLogs(int days)
    {
        var rule = Rule(
            "forget-old-logs", new() { Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { Days = days } });
        rule.Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = StatePrefix.Logs.Text };
        return rule;
    }

    private static BucketLifecycleConfigurationRuleArgs Rule(string id, BucketLifecycleConfigurationRuleArgs rule)
    {
        rule.Id = id;
        rule.Status = "Enabled";
        rule.Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" };
        return rule;
    }
}
