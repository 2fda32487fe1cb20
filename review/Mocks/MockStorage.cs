using Review.Model;
namespace Review.Mocks;

/// <summary>
/// Mock outputs of buckets, keys, log groups, parameters and secrets. Each configuration of a bucket has its own id here, so that
/// no two resources have the same id.
/// </summary>
internal static class MockStorage
{
    public static IEnumerable<(string Type, Func<ResourceRequest, MockOutputs> Answer)> Table =>
    [
        (ResourceTypes.Bucket, Bucket),
        (ResourceTypes.BucketVersioning, OfBucket),
        (ResourceTypes.BucketEncryption, OfBucket),
        (ResourceTypes.BucketPublicAccessBlock, OfBucket),
        (ResourceTypes.BucketOwnership, OfBucket),
        (ResourceTypes.BucketLifecycle, OfBucket),
        (ResourceTypes.BucketPolicy, OfBucket),
        (ResourceTypes.BucketLogging, OfBucket),
        (ResourceTypes.BucketNotification, OfBucket),
        (ResourceTypes.BucketObjectLock, OfBucket),
        (ResourceTypes.Key, request =>
            new(request.Uuid(), ("keyId", request.Uuid()), ("arn", request.Arn("kms", $"key/{request.Uuid()}")))),
        (ResourceTypes.KeyAlias, request => new(
            request.Named(),
            ("name", request.Named()),
            ("arn", request.Arn("kms", request.Named())),
            ("targetKeyArn", request.Arn("kms", $"key/{request.Text("targetKeyId")}")))),
        (ResourceTypes.LogGroup, request => new(
            request.Named(), ("name", request.Named()), ("arn", request.Arn("logs", $"log-group:{request.Named()}")))),
        (ResourceTypes.Parameter, request => new(
            request.Named(), ("name", request.Named()),
            ("arn", request.Arn("ssm", $"parameter/{request.Named().TrimStart('/')}")), ("version", 1))),
        (ResourceTypes.Secret, request => new(SecretArn(request), ("name", request.Named()), ("arn", SecretArn(request)))),
        (ResourceTypes.SecretVersion, request => new(
            $"{request.Text("secretId")}|{request.Uuid()}", ("arn", request.Text("secretId")), ("versionId", request.Uuid()))),
    ];

    private static MockOutputs Bucket(ResourceRequest request)
    {
        var name = request.Named("bucket");
        return new(
            name,
            ("bucket", name),
            ("arn", $"arn:{request.Partition}:s3:::{name}"),
            ("bucketDomainName", $"{name}.s3.amazonaws.com"),
            ("bucketRegionalDomainName", $"{name}.s3.{request.Region}.amazonaws.com"));
    }

    private static MockOutputs OfBucket(ResourceRequest request) => new($"{request.Text("bucket")}/{request.Name}");

    private static string SecretArn(ResourceRequest request) =>
        request.Arn("secretsmanager", $"secret:{request.Named()}-{request.Hex(6)}");
}
