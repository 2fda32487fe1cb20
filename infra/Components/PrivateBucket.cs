using Pulumi;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;
using Pulumi.Random;

namespace Infra.Components;

/// <summary>What every bucket of the stack is: nobody's but the account's, and able to bring back what was overwritten.</summary>
internal static class PrivateBucket
{
    /// <summary>A name with eight random digits, which stay the same for the life of the stack.</summary>
    public static Output<string> UniqueName(string name, string prefix, CustomResourceOptions options)
    {
        var suffix = new RandomId($"{name}-suffix", new() { ByteLength = 4 }, options);
        return suffix.Hex.Apply(digits => $"{prefix}{digits}");
    }

    /// <summary>Shuts out the public, ends access lists, and keeps versions. Gives the block on public access, which a bucket policy waits for.</summary>
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
