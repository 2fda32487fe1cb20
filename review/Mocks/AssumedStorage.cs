using Review.Model;
namespace Review.Mocks;

/// <summary>Buckets, keys, log groups and parameters. What configures a bucket has an id of its own here, so that no two resources share one.</summary>
internal static class AssumedStorage
{
    public static IEnumerable<(string Type, Func<Asked, Assumption> Answer)> Table =>
    [
        (ResourceTypes.Bucket, Bucket),
        (ResourceTypes.BucketVersioning, OfBucket),
        (ResourceTypes.BucketEncryption, OfBucket),
        (ResourceTypes.BucketPublicAccessBlock, OfBucket),
        (ResourceTypes.BucketOwnership, OfBucket),
        (ResourceTypes.BucketLifecycle, OfBucket),
        (ResourceTypes.BucketPolicy, OfBucket),
        (ResourceTypes.BucketLogging, OfBucket),
        (ResourceTypes.BucketObjectLock, OfBucket),
        (ResourceTypes.Key, asked => new(asked.Uuid(), ("keyId", asked.Uuid()), ("arn", asked.Arn("kms", $"key/{asked.Uuid()}")))),
        (ResourceTypes.KeyAlias, asked => new(
            asked.Named(),
            ("name", asked.Named()),
            ("arn", asked.Arn("kms", asked.Named())),
            ("targetKeyArn", asked.Arn("kms", $"key/{asked.Text("targetKeyId")}")))),
        (ResourceTypes.LogGroup, asked => new(
            asked.Named(), ("name", asked.Named()), ("arn", asked.Arn("logs", $"log-group:{asked.Named()}")))),
        (ResourceTypes.Parameter, asked => new(
            asked.Named(), ("name", asked.Named()), ("arn", asked.Arn("ssm", $"parameter/{asked.Named().TrimStart('/')}")), ("version", 1))),
        (ResourceTypes.Secret, asked => new(SecretArn(asked), ("name", asked.Named()), ("arn", SecretArn(asked)))),
        (ResourceTypes.SecretVersion, asked => new(
            $"{asked.Text("secretId")}|{asked.Uuid()}", ("arn", asked.Text("secretId")), ("versionId", asked.Uuid()))),
    ];

    private static Assumption Bucket(Asked asked)
    {
        var name = asked.Named("bucket");
        return new(
            name,
            ("bucket", name),
            ("arn", $"arn:{asked.Partition}:s3:::{name}"),
            ("bucketDomainName", $"{name}.s3.amazonaws.com"),
            ("bucketRegionalDomainName", $"{name}.s3.{asked.Region}.amazonaws.com"));
    }

    private static Assumption OfBucket(Asked asked) => new($"{asked.Text("bucket")}/{asked.Name}");

    private static string SecretArn(Asked asked) => asked.Arn("secretsmanager", $"secret:{asked.Named()}-{asked.Hex(6)}");
}
