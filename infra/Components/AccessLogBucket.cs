using IamEngine.Model;
using Policies.Access;
using Pulumi;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;

namespace Infra.Components;

/// <summary>
/// The bucket for the state bucket's access log. It has no access log itself, which would record its own deliveries.
/// </summary>
public sealed class AccessLogBucket : ComponentResource
{
    /// <param name="days">How many days the log is kept.</param>
    /// <param name="events">Whether the bucket sends events.</param>
    public AccessLogBucket(
        string name, StackContext stack, Bucket logged, int days, bool events, ComponentResourceOptions? options = null)
        : base("infra:components:AccessLogBucket", name, options)
    {
        var protectedChild = stack.ProtectedChild(this);
        var bucket = new Bucket($"{name}-bucket", new()
        {
            BucketName = PrivateBucket.UniqueName(name, stack.Names.BucketPrefix("access-log"), protectedChild),
            Tags = stack.Tags("access-log"),
        }, protectedChild);
        var publicAccessBlock = PrivateBucket.Close(name, bucket, protectedChild);
        if (events)
        {
            PrivateBucket.SendEvents(name, bucket, protectedChild);
        }

        // With a customer managed key, the S3 logging service would need a permission on that key.
        _ = new BucketServerSideEncryptionConfiguration($"{name}-encryption", new()
        {
            Bucket = bucket.Id,
            Rules = new BucketServerSideEncryptionConfigurationRuleArgs
            {
                ApplyServerSideEncryptionByDefault =
                    new BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs
                    {
                        SseAlgorithm =
                    "AES256"
                    },
            },
        }, protectedChild);
        _ = new BucketLifecycleConfiguration($"{name}-lifecycle", new()
        {
            Bucket = bucket.Id,
            Rules = new BucketLifecycleConfigurationRuleArgs
            {
                Id = "forget-old-logs",
                Status = "Enabled",
                Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
                Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { Days = days },
                NoncurrentVersionExpiration = new BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs
                {
                    NoncurrentDays = 1,
                },
                AbortIncompleteMultipartUpload = new BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs
                {
                    DaysAfterInitiation = 1,
                },
            },
        }, protectedChild);

        var policy = new BucketPolicy($"{name}-policy", new()
        {
            Bucket = bucket.Id,
            Policy = Output.Tuple(bucket.Arn, logged.Arn, stack.Account).Apply(t =>
                PolicyText.For(
                    Attachment.BucketPolicy, AccessLogBucketPolicy.Document(Arn.Of(t.Item1), Arn.Of(t.Item2), t.Item3))),
        }, CustomResourceOptions.Merge(protectedChild, new() { DependsOn = publicAccessBlock }));
        _ = new BucketLogging($"{name}-delivery", new()
        {
            Bucket = logged.Id,
            TargetBucket = bucket.Id,
            TargetPrefix = "state/",
            TargetObjectKeyFormat = new BucketLoggingTargetObjectKeyFormatArgs
            {
                PartitionedPrefix = new BucketLoggingTargetObjectKeyFormatPartitionedPrefixArgs
                {
                    PartitionDateSource = "EventTime",
                },
            },
        }, CustomResourceOptions.Merge(protectedChild, new() { DependsOn = policy }));

        RegisterOutputs();
    }
}
