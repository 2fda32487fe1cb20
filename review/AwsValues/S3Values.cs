using static Review.AwsValues.Constraint;

namespace Review.AwsValues;

/// <summary>Buckets and their configuration. https://docs.aws.amazon.com/AmazonS3/latest/API/Welcome.html</summary>
internal static class S3Values
{
    private const string Lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
    private const string Encryption = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
    private const string Days = "write 30, for example";

    public static IEnumerable<InputRules> Rows =>
    [
        new("aws:s3/bucket:Bucket", "bucket", "the name of a bucket", "write one such as example-flink-state",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html", "s3:CreateBucket:Bucket",
            [
                new Length(3, 63),
                new Pattern(
                    @"(?!.*\.\.)(?![0-9]+\.[0-9]+\.[0-9]+\.[0-9]+\z)[a-z0-9][a-z0-9.-]*[a-z0-9]",
                    "lower-case letters, digits, hyphens and single dots, with a letter or digit at both ends, and no IP address",
                    "infra-dev-state-1c252d20", "Infra_Dev"),
                new NotReserved(["xn--", "sthree-", "amzn-s3-demo-"], ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"]),
            ]),
        new(Lifecycle, "rules", "the rules of a lifecycle", "use fewer rules", Api("PutBucketLifecycleConfiguration"), null,
            [new Count(1000)]),
        new(Lifecycle, "rules[].id", "the name of a lifecycle rule", "shorten it",
            Api("LifecycleRule"), "s3:PutBucketLifecycleConfiguration:LifecycleConfiguration.Rules[].ID", [new Length(0, 255)]),
        new(Lifecycle, "rules[].status", "the state of a lifecycle rule", "write Enabled",
            Api("LifecycleRule"), "s3:PutBucketLifecycleConfiguration:LifecycleConfiguration.Rules[].Status",
            [new AllowedValues(["Enabled", "Disabled"])]),
        new(Lifecycle, "rules[].filter.prefix", "the prefix of a lifecycle rule", "write one such as logs/",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html", null, [new Length(0, 1024)]),
        new(Lifecycle, "rules[].expiration.days", "the days before an object expires", Days,
            Api("LifecycleExpiration"), "s3:PutBucketLifecycleConfiguration:LifecycleConfiguration.Rules[].Expiration.Days",
            [new Between(1, int.MaxValue)]),
        new(Lifecycle, "rules[].noncurrentVersionExpiration.noncurrentDays", "the days before an old version expires", Days,
            Api("NoncurrentVersionExpiration"),
            "s3:PutBucketLifecycleConfiguration:LifecycleConfiguration.Rules[].NoncurrentVersionExpiration.NoncurrentDays",
            [new Between(1, int.MaxValue)]),
        new(Lifecycle, "rules[].abortIncompleteMultipartUpload.daysAfterInitiation", "the days before an upload is given up",
            Days,
            Api("AbortIncompleteMultipartUpload"),
            "s3:PutBucketLifecycleConfiguration:"
                + "LifecycleConfiguration.Rules[].AbortIncompleteMultipartUpload.DaysAfterInitiation",
            [new Between(1, int.MaxValue)]),
        new(Encryption, "rules[].applyServerSideEncryptionByDefault.sseAlgorithm", "the encryption of a bucket", "write aws:kms",
            Api("ServerSideEncryptionByDefault"),
            "s3:PutBucketEncryption:ServerSideEncryptionConfiguration.Rules[].ApplyServerSideEncryptionByDefault.SSEAlgorithm",
            [new AllowedValues(["AES256", "aws:kms", "aws:kms:dsse"])]),
        new("aws:s3/bucketOwnershipControls:BucketOwnershipControls", "rule.objectOwnership", "the ownership of objects",
            "write BucketOwnerEnforced",
            Api("OwnershipControlsRule"), "s3:PutBucketOwnershipControls:OwnershipControls.Rules[].ObjectOwnership",
            [new AllowedValues(["BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced"])]),
        new("aws:s3/bucketVersioning:BucketVersioning", "versioningConfiguration.status", "the versioning of a bucket",
            "write Enabled",
            Api("VersioningConfiguration"), "s3:PutBucketVersioning:VersioningConfiguration.Status",
                [new AllowedValues(["Enabled",
            "Suspended"])]),
        new("aws:s3/bucketLogging:BucketLogging", "targetObjectKeyFormat.partitionedPrefix.partitionDateSource",
            "the date in the names of log files",
            "write EventTime", Api("PartitionedPrefix"),
            "s3:PutBucketLogging:BucketLoggingStatus.LoggingEnabled.TargetObjectKeyFormat.PartitionedPrefix.PartitionDateSource",
            [new AllowedValues(["EventTime", "DeliveryTime"])]),
    ];

    private static string Api(string name) => $"https://docs.aws.amazon.com/AmazonS3/latest/API/API_{name}.html";
}
