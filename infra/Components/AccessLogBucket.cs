using Policies.Access;
using IamEngine.Model;
using Pulumi;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;

namespace Infra.Components;

/// <summary>The bucket that the state bucket's access log goes to. It keeps no log of its own: that would log its own deliveries.</summary>
public sealed class AccessLogBucket : ComponentResource
{
    public AccessLogBucket(string name, StackContext stack, Bucket logged, int days, ComponentResourceOptions? options = null)
        : base("infra:components:AccessLogBucket", name, options)
    {
        var guarded = stack.GuardedChild(this);
        var bucket = new Bucket($"{name}-bucket", new()
        {
            BucketName = PrivateBucket.UniqueName(name, stack.Names.BucketPrefix("access-log"), guarded),
            Tags = stack.Tags("access-log"),
        }, guarded);
        var publicAccessBlock = PrivateBucket.Close(name, bucket, guarded);

        // With a key of the stack's own, S3 would need a permission on that key to deliver.
        _ = new BucketServerSideEncryptionConfiguration($"{name}-encryption", new()
        {
            Bucket = bucket.Id,
            Rules = new BucketServerSideEncryptionConfigurationRuleArgs
            {
                ApplyServerSideEncryptionByDefault = new BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs { SseAlgorithm = "AES256" },
            },
        }, guarded);
        _ = new BucketLifecycleConfiguration($"{name}-lifecycle", new()
        {
            Bucket = bucket.Id,
            Rules = new BucketLifecycleConfigurationRuleArgs
            {
                Id = "forget-old-logs",
                Status = "Enabled",
                Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
                Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { Days = days },
                NoncurrentVersionExpiration = new BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs { NoncurrentDays = 1 },
                AbortIncompleteMultipartUpload = new BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs { DaysAfterInitiation = 1 },
            },
        }, guarded);

        var policy = new BucketPolicy($"{name}-policy", new()
        {
            Bucket = bucket.Id,
            Policy = Output.Tuple(bucket.Arn, logged.Arn, stack.Account).Apply(t =>
                Documents.For(Attachment.BucketPolicy, AccessLogBucketPolicy.Document(Arn.Of(t.Item1), Arn.Of(t.Item2), t.Item3))),
        }, CustomResourceOptions.Merge(guarded, new() { DependsOn = publicAccessBlock }));
        _ = new BucketLogging($"{name}-delivery", new()
        {
            Bucket = logged.Id,
            TargetBucket = bucket.Id,
            TargetPrefix = "state/",
            TargetObjectKeyFormat = new BucketLoggingTargetObjectKeyFormatArgs
            {
                PartitionedPrefix = new BucketLoggingTargetObjectKeyFormatPartitionedPrefixArgs { PartitionDateSource = "EventTime" },
            },
        }, CustomResourceOptions.Merge(guarded, new() { DependsOn = policy }));

        RegisterOutputs();
    }
}
