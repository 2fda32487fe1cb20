using IamEngine.Model;
using Infra.Settings;
using Policies.Access;
using Pulumi;
using Pulumi.Aws.Kms;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;
using Alias = Pulumi.Aws.Kms.Alias;

namespace Infra.Components;

/// <summary>The bucket for Flink's checkpoints and savepoints, its KMS key, and its access log.</summary>
public sealed class StateBucket : ComponentResource
{
    /// <param name="clusterLogDays">How many days the cluster's logs are kept; null without a cluster.</param>
    /// <param name="further">The prefixes of uploaders beside checkpoints and savepoints.</param>
    public StateBucket(
        string name, StackContext stack, StateSettings settings, int? clusterLogDays, Seq<StatePrefix> further,
        ComponentResourceOptions? options = null)
        : base("infra:components:StateBucket", name, options)
    {
        var protectedChild = stack.ProtectedChild(this);

        var key = new Key($"{name}-key", new()
        {
            Description = $"Encrypts the Flink state of stack {stack.StackName}",
            EnableKeyRotation = true,
            DeletionWindowInDays = settings.KeyDeletionDays,
            Policy = stack.Account.Apply(
                account => PolicyText.For(Attachment.KeyPolicy, StateKeyPolicy.Document(account, stack.Region.Partition))),
            Tags = stack.Tags("state"),
        }, protectedChild);
        _ = new Alias(
            $"{name}-key-alias", new() { Name = stack.Names.KeyAlias("state"), TargetKeyId = key.KeyId }, protectedChild);

        var bucket = new Bucket(
            $"{name}-bucket", new() { BucketName = BucketNameFor(name, stack, settings), Tags = stack.Tags("state") },
            protectedChild);
        var publicAccessBlock = PrivateBucket.Close(name, bucket, protectedChild);
        _ = new BucketServerSideEncryptionConfiguration($"{name}-encryption", new()
        {
            Bucket = bucket.Id,
            Rules = new BucketServerSideEncryptionConfigurationRuleArgs
            {
                ApplyServerSideEncryptionByDefault =
                    new BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs
                    {
                        SseAlgorithm = "aws:kms",
                        KmsMasterKeyId = key.Arn,
                    },
                BucketKeyEnabled = true, // one KMS call for many objects: a checkpoint has many small objects
            },
        }, protectedChild);

        Store = Output.Tuple(bucket.Arn, key.Arn).Apply(arns => new StateStore(Arn.Of(arns.Item1), Arn.Of(arns.Item2)));
        _ = new BucketPolicy($"{name}-policy", new()
        {
            Bucket = bucket.Id,
            Policy = Output.Tuple(Store, stack.Account).Apply(
                t => PolicyText.For(Attachment.BucketPolicy, StateBucketPolicy.Document(t.Item1, t.Item2))),
        }, CustomResourceOptions.Merge(protectedChild, new() { DependsOn = publicAccessBlock }));

        _ = StateLifecycle.For(settings, clusterLogDays, further).Declare($"{name}-lifecycle", bucket, protectedChild);
        if (settings.Events)
        {
            PrivateBucket.SendEvents(name, bucket, protectedChild);
        }

        if (settings.AccessLogDays is { } days)
        {
            _ = new AccessLogBucket($"{name}-access-log", stack, bucket, days, settings.Events, new() { Parent = this });
        }

        Name = bucket.Id;
        RegisterOutputs(new Dictionary<string, object?> { ["bucketName"] = Name });
    }

    /// <summary>The bucket's name.</summary>
    public Output<string> Name { get; }

    /// <summary>Bucket and key for the policies.</summary>
    public Output<StateStore> Store { get; }

    private Input<string> BucketNameFor(string name, StackContext stack, StateSettings settings) =>
        settings.BucketName is { } chosen
        ? chosen.Value
        : PrivateBucket.UniqueName(name, stack.Names.BucketPrefix("state"), stack.ProtectedChild(this));
}
