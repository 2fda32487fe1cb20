using IamEngine.Model;

namespace IamEngine.Vocabulary;

/// <summary>
/// Actions of Amazon S3.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
/// </summary>
public static class S3
{
    /// <summary>See a bucket's Region.</summary>
    public static ActionName GetBucketLocation { get; } = new("s3", nameof(GetBucketLocation), AccessLevel.Read);

    /// <summary>List the objects of a bucket; granted on the bucket, narrowed with <see cref="S3Keys.Prefix"/>.</summary>
    public static ActionName ListBucket { get; } = new("s3", nameof(ListBucket), AccessLevel.List);

    /// <summary>List the unfinished uploads of a bucket; granted on the bucket.</summary>
    public static ActionName ListBucketMultipartUploads { get; } = new(
        "s3", nameof(ListBucketMultipartUploads), AccessLevel.List);

    /// <summary>List the parts of an unfinished upload; granted on objects.</summary>
    public static ActionName ListMultipartUploadParts { get; } = new("s3", nameof(ListMultipartUploadParts), AccessLevel.List);

    /// <summary>Read an object.</summary>
    public static ActionName GetObject { get; } = new("s3", nameof(GetObject), AccessLevel.Read);

    /// <summary>Write an object, in one piece or in parts.</summary>
    public static ActionName PutObject { get; } = new("s3", nameof(PutObject), AccessLevel.Write);

    /// <summary>Give up an unfinished upload.</summary>
    public static ActionName AbortMultipartUpload { get; } = new("s3", nameof(AbortMultipartUpload), AccessLevel.Write);

    /// <summary>Delete an object; in a versioned bucket, cover it with a delete marker.</summary>
    public static ActionName DeleteObject { get; } = new("s3", nameof(DeleteObject), AccessLevel.Write);

    /// <summary>Delete one version of an object for good.</summary>
    public static ActionName DeleteObjectVersion { get; } = new("s3", nameof(DeleteObjectVersion), AccessLevel.Write);

    /// <summary>Replace a bucket's policy.</summary>
    public static ActionName PutBucketPolicy { get; } = new("s3", nameof(PutBucketPolicy), AccessLevel.PermissionsManagement);

    /// <summary>Remove a bucket's policy.</summary>
    public static ActionName DeleteBucketPolicy { get; } = new(
        "s3", nameof(DeleteBucketPolicy), AccessLevel.PermissionsManagement);

    /// <summary>Decide when objects expire.</summary>
    public static ActionName PutLifecycleConfiguration { get; } = new("s3", nameof(PutLifecycleConfiguration), AccessLevel.Write);

    /// <summary>Suspend or enable versioning.</summary>
    public static ActionName PutBucketVersioning { get; } = new("s3", nameof(PutBucketVersioning), AccessLevel.Write);

    /// <summary>Change the default key of a bucket.</summary>
    public static ActionName PutEncryptionConfiguration { get; } = new(
        "s3", nameof(PutEncryptionConfiguration), AccessLevel.Write);

    /// <summary>Lift or set the block on public access.</summary>
    public static ActionName PutBucketPublicAccessBlock { get; } = new(
        "s3", nameof(PutBucketPublicAccessBlock), AccessLevel.PermissionsManagement);

    /// <summary>Delete an empty bucket.</summary>
    public static ActionName DeleteBucket { get; } = new("s3", nameof(DeleteBucket), AccessLevel.Write);

    /// <summary>Every action of S3: <c>s3:*</c>.</summary>
    public static ActionPattern Any { get; } = new("s3:*");
}
