using Pulumi;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;
using Pulumi.Random;

namespace Infra.Components;

/// <summary>The common part of every bucket: no public access, and versioning.</summary>
internal static class PrivateBucket
{
    /// <summary>A name with eight random hex digits, which do not change during the life of the stack.</summary>
    public static Output<string> UniqueName(string name, string prefix, CustomResourceOptions options)
    {
        var suffix = new RandomId($"{name}-suffix", new() { ByteLength = 4 }, options);
        return suffix.Hex.Apply(digits => $"{prefix}{digits}");
    }

    /// <summary>
    /// Sends an event of each object to EventBridge. They are opt-in data events, which have a cost:
    /// https://aws.amazon.com/eventbridge/pricing/
    /// </summary>
    public static void SendEvents(string name, Bucket bucket, CustomResourceOptions options) => _ = new BucketNotification(
        $"{name}-events", new() { Bucket = bucket.Id, Eventbridge = true }, options);

    /// <summary>Blocks public access, disables ACLs and enables versioning.</summary>
    /// <returns>The public access block; a bucket policy must depend on it.</returns>
    public static BucketPublicAccessBlock Close(string name, Bucket bucket, CustomResourceOptions options)
    {
        _ = new BucketVersioning($"{name}-versioning", new()
        {
            Bucket = bucket.Id,
            VersioningConfiguration = new BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
        }, options);
        _ = new BucketOwnershipControls($"{name}-ownership", new()
        {
            Bucket = bucket.Id,
            Rule = new BucketOwnershipControlsRuleArgs { ObjectOwnership = "BucketOwnerEnforced" },
        }, options);
        return new BucketPublicAccessBlock($"{name}-public-access-block", new()
        {
            Bucket = bucket.Id,
            BlockPublicAcls = true,
            BlockPublicPolicy = true,
            IgnorePublicAcls = true,
            RestrictPublicBuckets = true,
        }, options);
    }
}
