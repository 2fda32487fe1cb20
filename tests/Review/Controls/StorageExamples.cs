using Review.Model;
using static Tests.Review.Controls.Declared;

namespace Tests.Review.Controls;

/// <summary>Buckets, keys and log groups.</summary>
internal static class StorageExamples
{
    private const string
        Tls = """
            "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"],
            "Condition": {"Bool": {"aws:SecureTransport": "false"}}
            """,
        AnyAccount = """
            "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "kms:*", "Resource": "*"
            """;

    private static readonly ReportedResource Bare = Bucket();

    public static IReadOnlyList<Example> All { get; } =
    [
        new("bucket-public-access-block",
            [[Bare], [Bare, Of(ResourceTypes.BucketPublicAccessBlock, """
                "blockPublicAcls": true, "blockPublicPolicy": true, "ignorePublicAcls": true, "restrictPublicBuckets": false
                """)]],
            [[Bare, Of(ResourceTypes.BucketPublicAccessBlock, """
                "blockPublicAcls": true, "blockPublicPolicy": true, "ignorePublicAcls": true, "restrictPublicBuckets": true
                """)]]),
        new("bucket-tls",
            [
                [Bare],
                [Bare, Held(Tls.Replace(", \"arn:aws:s3:::b/*\"", "", StringComparison.Ordinal))],
                [Bare, Held(Tls.Replace("\"false\"", "\"true\"", StringComparison.Ordinal))],
                [Bare, Held(Tls.Replace("\"s3:*\"", "\"s3:GetObject\"", StringComparison.Ordinal))],
                [Bucket($"\"policy\": {Policy(Tls.Replace("Deny", "Allow", StringComparison.Ordinal))}")],
            ],
            [[Bare, Held(Tls)], [Bucket($"\"policy\": {Policy(Tls)}")]]),
        new("bucket-policy-own-account",
            [
                [Bare, Held("""
                    "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"
                    """)],
                [Bare, Role, Held("""
                    "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::210987654321:root"}, "Action": "s3:Put*",
                    "Resource": "arn:aws:s3:::b"
                    """)],
            ],
            [
                [Bare, Role, Held("""
                    "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:role/r"}, "Action": "s3:*",
                    "Resource": "arn:aws:s3:::b"
                    """)],
                [Bare, Held("""
                    "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*",
                    "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-example1234"}}
                    """)],
            ]),
        new("bucket-policy-lockout",
            [[Bare, Held("\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:Put*\", \"Resource\": "
                + "\"arn:aws:s3:::b\"")]],
            [[Bare, Held(Tls)]]),
        new("bucket-access-log", [[Bare]],
            [[Bare, Of(ResourceTypes.BucketLogging, "\"targetBucket\": \"logs\"")],
                [Bucket("\"logging\": {\"targetBucket\": \"logs\"}")]]),
        new("bucket-acl",
            [
                [Bare],
                [Bucket("\"acl\": \"public-read\""), Owned()],
                [Bare, Owned(), Of("aws:s3/bucketAcl:BucketAcl", "\"acl\": \"private\"")],
                [Bare, Of(ResourceTypes.BucketOwnership, "\"rule\": {\"objectOwnership\": \"ObjectWriter\"}")],
            ],
            [[Bare, Owned()]]),
        new("bucket-lifecycle",
            [[Bare], [Bare, Of(ResourceTypes.BucketLifecycle, "\"rules\": [{\"id\": \"a\", \"status\": \"Disabled\"}]")]],
            [[Bare, Of(ResourceTypes.BucketLifecycle, "\"rules\": [{\"id\": \"a\", \"status\": \"Enabled\"}]")],
                [Bucket("\"lifecycleRules\": [{\"enabled\": true}]")]]),
        new("bucket-unfinished-uploads",
            [
                [Bare, Aborting("\"filter\": {\"prefix\": \"logs/\"}")],
                [Bare, Of(ResourceTypes.BucketLifecycle, "\"rules\": [{\"id\": \"a\", \"status\": \"Enabled\"}]")],
            ],
            [[Bare, Aborting("\"filter\": {\"prefix\": \"\"}")],
                [Bucket("\"lifecycleRules\": [{\"enabled\": true, \"abortIncompleteMultipartUploadDays\": 7}]")]]),
        new("bucket-replication",
            [[Bare], [Bare, Of(Replication, "\"rules\": [{\"status\": \"Disabled\"}]")]],
            [[Bare, Of(Replication, "\"rules\": [{\"status\": \"Enabled\"}]")],
                [Bucket("\"replicationConfiguration\": {\"rules\": [{\"status\": \"Enabled\"}]}")]]),
        new("bucket-events",
            [[Bare], [Bare, Of(Notification, "\"eventbridge\": false")]],
            [[Bare, Of(Notification, "\"eventbridge\": true")], [Bare, Of(Notification, "\"queues\": [{\"queueArn\": \"q\"}]")]]),
        new("bucket-versioning",
            [[Bare], [Bare, Versioning("\"status\": \"Suspended\"")], [Bucket("\"versioning\": {\"enabled\": false}")]],
            [[Bare, Versioning("\"status\": \"Enabled\"")], [Bucket("\"versioning\": {\"enabled\": true}")]]),
        new("bucket-object-lock", [[Bare]],
            [[Bucket("\"objectLockEnabled\": true")], [Bare, Of(ResourceTypes.BucketObjectLock, "\"rule\": {}")]]),
        new("bucket-encryption", [[Bare]], [[Bare, Encrypted("\"sseAlgorithm\": \"AES256\"")],
            [Inline("\"sseAlgorithm\": \"AES256\"")]]),
        new("bucket-kms",
            [[Bare], [Bare, Encrypted("\"sseAlgorithm\": \"AES256\"")], [Bare, Encrypted("\"sseAlgorithm\": \"aws:kms\"")]],
            [[Bare, Encrypted(Kms)], [Inline(Kms)]]),
        new("bucket-key",
            [[Bare, Encrypted(Kms)], [Inline(Kms)]],
            [[Bare, Encrypted(Kms, "\"bucketKeyEnabled\": true, ")], [Inline(Kms, "\"bucketKeyEnabled\": true, ")]]),
        new("bucket-mfa-delete",
            [[Bare], [Bare, Versioning("\"status\": \"Enabled\"")]],
            [[Bare, Versioning("\"status\": \"Enabled\", \"mfaDelete\": \"Enabled\"")],
                [Bucket("\"versioning\": {\"enabled\": true, \"mfaDelete\": true}")]]),
        new("bucket-name", [[Resource(ResourceTypes.Bucket, "b", """{"bucket": "a.b"}""")]], [[Bare]]),

        new("key-rotation", [[Key("")], [Key("\"enableKeyRotation\": false")]], [[Key("\"enableKeyRotation\": true")]]),
        new("key-policy-not-public",
            [[Key($"\"policy\": {Policy("\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"kms:Decrypt\", "
                + "\"Resource\": \"*\"")}")]],
            [[Key($"\"policy\": {Policy(AnyAccount)}")], [Key("")]]),
        new("key-policy", [[Key("")]],
            [[Key($"\"policy\": {Policy(AnyAccount)}")], [Key(""),
                Resource("aws:kms/keyPolicy:KeyPolicy", "p", """{"keyId": "k"}""")]]),
        new("key-enabled", [[Key("\"isEnabled\": false")]], [[Key("")], [Key("\"isEnabled\": true")]]),
        new("key-description", [[Key("")], [Key("\"description\": \"key\"")]],
            [[Key("\"description\": \"Encrypts the state\"")]]),
        new("key-lockout-check", [[Key("\"bypassPolicyLockoutSafetyCheck\": true")]], [[Key("")]]),

        new("log-retention", [[Log("")]], [[Log("\"retentionInDays\": 1")]]),
        new("log-year", [[Log("\"retentionInDays\": 180")]], [[Log("\"retentionInDays\": 365")], [Log("")],
            [Log("\"retentionInDays\": 0")]]),
        new("log-kms", [[Log("")]], [[Log("\"kmsKeyId\": \"arn:aws:kms:us-east-1:123456789012:key/k\"")]]),
    ];

    private const string
        Kms = "\"sseAlgorithm\": \"aws:kms\", \"kmsMasterKeyId\": \"arn:aws:kms:us-east-1:123456789012:key/k\"",
        Replication = "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
        Notification = ResourceTypes.BucketNotification;

    private static ReportedResource Role => Resource(ResourceTypes.Role, "r", arn: "arn:aws:iam::123456789012:role/r");

    private static ReportedResource Bucket(string inputs = "") => Resource(
        ResourceTypes.Bucket, "b", $"{{{string.Join(", ", ((string[])["\"bucket\": \"b\"",
            inputs]).Where(part => part.Length > 0))}}}",
        "arn:aws:s3:::b");

    private static ReportedResource Of(string type, string inputs) => Resource(type, "part", $"{{\"bucket\": \"b\", {inputs}}}");

    private static ReportedResource Held(string statement) =>
        Of(ResourceTypes.BucketPolicy, $"\"policy\": {Policy(statement)}");

    private static ReportedResource Owned() =>
        Of(ResourceTypes.BucketOwnership, "\"rule\": {\"objectOwnership\": \"BucketOwnerEnforced\"}") with { Name = "owned" };

    private static ReportedResource Versioning(string configuration) =>
        Of(ResourceTypes.BucketVersioning, $"\"versioningConfiguration\": {{{configuration}}}");

    private static ReportedResource Aborting(string filter) => Of(
        ResourceTypes.BucketLifecycle,
        $$$"""
        "rules": [{"id": "a", "status": "Enabled", {{{filter}}}, "abortIncompleteMultipartUpload": {"daysAfterInitiation": 7}}]
        """);

    private static ReportedResource Encrypted(string byDefault, string more = "") => Of(
        ResourceTypes.BucketEncryption, $"\"rules\": [{{{more}\"applyServerSideEncryptionByDefault\": {{{byDefault}}}}}]");

    private static ReportedResource Inline(string byDefault, string more = "") => Bucket(
        $$$$"""
        "serverSideEncryptionConfiguration": {"rule": {{{{{more}}}}"applyServerSideEncryptionByDefault": {{{{{byDefault}}}}}}}
        """);

    private static ReportedResource Key(string inputs) =>
        Resource(ResourceTypes.Key, "k", $"{{{inputs}}}", "arn:aws:kms:us-east-1:123456789012:key/k");

    private static ReportedResource Log(string inputs) => Resource(ResourceTypes.LogGroup, "log", $"{{{inputs}}}");
}
