using IamEngine.Model;
using static Policies.Access.Rights.Place;
using static Policies.Access.Rights.Words;

namespace Policies.Access.Rights;

/// <summary>
/// Buckets, keys and log groups.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
/// </summary>
internal static class StorageRights
{
    public static Seq<TypeRights> Table { get; } =
    [
        // The provider reads every property that was once part of the bucket type. None of these calls reads an object.
        Type("aws:s3/bucket:Bucket",
            Read(Buckets,
                "s3:GetAccelerateConfiguration", "s3:GetBucketAcl", "s3:GetBucketCORS", "s3:GetBucketLocation",
                    "s3:GetBucketLogging",
                "s3:GetBucketObjectLockConfiguration", "s3:GetBucketPolicy", "s3:GetBucketRequestPayment", "s3:GetBucketTagging",
                "s3:GetBucketVersioning", "s3:GetBucketWebsite", "s3:GetEncryptionConfiguration", "s3:GetLifecycleConfiguration",
                "s3:GetReplicationConfiguration", "s3:ListBucket", "s3:ListTagsForResource"),
            Create(Buckets, "s3:CreateBucket", "s3:PutBucketTagging", "s3:TagResource"),
            Update(Buckets, "s3:UntagResource"),
            Delete(Buckets, "s3:DeleteBucket")),

        Type("aws:s3/bucketVersioning:BucketVersioning",
            Read(Buckets, "s3:GetBucketVersioning"),
            Create(Buckets, "s3:PutBucketVersioning")),

        Type("aws:s3/bucketOwnershipControls:BucketOwnershipControls",
            Read(Buckets, "s3:GetBucketOwnershipControls"),
            Create(Buckets, "s3:PutBucketOwnershipControls")),

        Type("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
            Read(Buckets, "s3:GetBucketPublicAccessBlock"),
            Create(Buckets, "s3:PutBucketPublicAccessBlock")),

        Type("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            Read(Buckets, "s3:GetEncryptionConfiguration"),
            Create(Buckets, "s3:PutEncryptionConfiguration")),

        Type("aws:s3/bucketPolicy:BucketPolicy",
            Read(Buckets, "s3:GetBucketPolicy"),
            Create(Buckets, "s3:PutBucketPolicy"),
            Delete(Buckets, "s3:DeleteBucketPolicy")),

        Type("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
            Read(Buckets, "s3:GetLifecycleConfiguration"),
            Create(Buckets, "s3:PutLifecycleConfiguration")),

        Type("aws:s3/bucketLogging:BucketLogging",
            Read(Buckets, "s3:GetBucketLogging"),
            Create(Buckets, "s3:PutBucketLogging")),

        Type("aws:s3/bucketNotification:BucketNotification",
            Read(Buckets, "s3:GetBucketNotification"),
            Create(Buckets, "s3:PutBucketNotification")),

        // No permission to create a key: tagging a new key requires permission to tag any key, and with the stack's tags any key
        // would count as the stack's.
        // No permission to delete the key: all data encrypted with it would be lost. An administrator does both.
        Type("aws:kms/key:Key",
            Read(Keys, "kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags"),
            Update(Keys, "kms:EnableKeyRotation", "kms:PutKeyPolicy", "kms:TagResource", "kms:UntagResource",
            "kms:UpdateKeyDescription")),

        // As with a key, an administrator creates and deletes the secret, and decides who reads it.
        Type("aws:secretsmanager/secret:Secret",
            Read(Secrets, "secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy")),

        // The provider reads the value to compare it.
        Type("aws:secretsmanager/secretVersion:SecretVersion",
            Read(Secrets, "secretsmanager:GetSecretValue"),
            Read(KeysOfSecrets, "kms:Decrypt"),
            Update(Secrets, "secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage"),
            Update(KeysOfSecrets, "kms:GenerateDataKey")),

        Type("aws:kms/alias:Alias",
            Read(Everywhere, "kms:ListAliases"),
            Create(KeyAliases, "kms:CreateAlias"),
            Create(Keys, "kms:CreateAlias"),
            Update(KeyAliases, "kms:UpdateAlias"),
            Update(Keys, "kms:UpdateAlias"),
            Delete(KeyAliases, "kms:DeleteAlias"),
            Delete(Keys, "kms:DeleteAlias")),

        Type("aws:cloudwatch/logGroup:LogGroup",
            Read(Everywhere, "logs:DescribeLogGroups"),
            Read(LogGroups, "logs:ListTagsForResource"),
            Create(LogGroups, "logs:CreateLogGroup", "logs:PutRetentionPolicy", "logs:TagResource"),
            Update(LogGroups, "logs:DeleteRetentionPolicy", "logs:UntagResource"),
            Delete(LogGroups, "logs:DeleteLogGroup")),
    ];
}
