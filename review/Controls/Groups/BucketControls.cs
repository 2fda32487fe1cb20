using System.Text.Json.Nodes;
using IamEngine.Model;
using Review.Controls.Vocabulary;
using Review.Model;
using static Review.Controls.Vocabulary.ControlIds;
using Group = Review.Controls.Vocabulary.ControlGroup.Decided;

namespace Review.Controls.Groups;

/// <summary>Controls for buckets. The configuration is in separate resources or in inputs of the bucket.</summary>
internal static class BucketControls
{
    private const string
        Replication = "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
        Acl = "aws:s3/bucketAcl:BucketAcl";

    private static readonly string[] BlockSettings =
        ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

    private static readonly string[] Buckets = [ResourceTypes.Bucket];

    /// <summary>https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-6</summary>
    private static readonly string[] Dangerous =
        ["s3:DeleteBucketPolicy", "s3:PutBucketAcl", "s3:PutBucketPolicy", "s3:PutEncryptionConfiguration", "s3:PutObjectAcl"];

    public static IReadOnlyList<ControlGroup> All { get; } =
    [
        new Group("bucket-public-access-block", "Every bucket has all four settings of Block Public Access", Buckets,
            [
                .. Fsbp("S3.2", "S3.3", "S3.8"), .. Cis3("2.1.4"), .. Cis5("2.1.4"), .. Checkov2(6), .. Checkov(53, 54, 55, 56),
                .. Trivy(86, 87, 91, 93, 94), .. Solutions("S2"),
                .. Nist("S3BucketLevelPublicAccessProhibited", "S3BucketPublicReadProhibited", "S3BucketPublicWriteProhibited"),
            ],
            (bucket, stack) =>
            {
                var block = stack.Of(ResourceTypes.BucketPublicAccessBlock, "bucket", bucket).FirstOrDefault()?.Inputs;
                var off = BlockSettings.Where(setting => !(block?[setting]).IsTrue()).ToArray();
                return Judgement.Of(
                    off.Length == 0, $"these settings of Block Public Access are off: {string.Join(", ", off)}");
            }),
        new Group("bucket-tls", "The policy of every bucket denies requests without TLS", Buckets,
            [.. Fsbp("S3.5"), .. Cis3("2.1.1"), .. Cis5("2.1.1"), .. Solutions("S10"), .. Nist("S3BucketSSLRequestsOnly")],
            (bucket, stack) => OfPolicy(bucket, stack, statements => Judgement.Of(
                statements.Any(statement => DeniesWithoutTls(statement, bucket)),
                    "its policy does not deny requests without TLS"))),
        new Group("bucket-policy-own-account", "No bucket policy lets everybody in, or another account change the bucket",
            Buckets,
            [.. Fsbp("S3.6"), .. Checkov(70)],
            (bucket, stack) => OfPolicy(bucket, stack, statements => statements
                .FirstOrDefault(statement => statement.IsAllow() && IsForeign(statement, stack.Account)) is { } foreign
                ? new Judgement.Missed($"the statement {foreign.Sid} lets in more than this account")
                : new Judgement.Kept())),
        new Group("bucket-policy-lockout", "No bucket policy denies everybody without a condition", Buckets, Checkov(93),
            (bucket, stack) => OfPolicy(bucket, stack, statements => Judgement.Of(
                !statements.Any(statement => statement.Effect == Effect.Deny && statement.IsForEverybody()
                    && statement.Condition.Count == 0
                    && statement.IsAbout("s3:PutBucketPolicy")),
                "its policy denies everybody, so that only the root user can change it"))),
        new Group("bucket-access-log", "Every bucket has a server access log", Buckets,
            [.. Fsbp("S3.9"), .. Checkov(18), .. Trivy(89), .. Solutions("S1"), .. Nist("S3BucketLoggingEnabled")],
            (bucket, stack) => Part(bucket, stack, ResourceTypes.BucketLogging, "logging", "it has no server access log",
                (own, inline) => Blocks.Has((own ?? inline)?["targetBucket"]))),
        new Group("bucket-acl", "No bucket uses ACLs", Buckets,
            [.. Fsbp("S3.12"), .. Checkov2(43, 65), .. Checkov(20, 57, 375, 379), .. Trivy(92),
                .. OfPulumi("aws-s3-bucket-disallow-public-read")],
            (bucket, stack) => Judgement.Of(
                !Blocks.Has(bucket.Inputs["acl"]) && !Blocks.Has(bucket.Inputs["grants"])
                && !stack.Of(Acl, "bucket", bucket).Any()
                && stack.Of(ResourceTypes.BucketOwnership, "bucket", bucket).Any(ownership =>
                    Blocks.At(ownership.Inputs, "rule", "objectOwnership").AsText() == "BucketOwnerEnforced"),
                "ACLs are not disabled: its object ownership is not BucketOwnerEnforced, or it has an ACL")),
        new Group("bucket-lifecycle", "Every bucket has a lifecycle configuration", Buckets,
            [.. Fsbp("S3.13"), .. SecurityHub("S3.10"), .. Checkov2(61)],
            (bucket, stack) => Judgement.Of(Lifecycle(bucket, stack).Any(), "no lifecycle rule is enabled")),
        new Group("bucket-unfinished-uploads", "The lifecycle of every bucket aborts unfinished uploads", Buckets, Checkov(300),
            (bucket, stack) => Judgement.Of(
                Lifecycle(bucket, stack).Any(rule => IsForAll(rule) && (Blocks.Has(
                    Blocks.At(rule, "abortIncompleteMultipartUpload", "daysAfterInitiation"))
                    || Blocks.Has(rule["abortIncompleteMultipartUploadDays"]))),
                "no lifecycle rule for the whole bucket aborts unfinished uploads")),
        new Group("bucket-replication", "Every bucket is replicated", Buckets,
            [
                .. SecurityHub("S3.7"), .. Checkov(144), .. Nist("S3BucketReplicationEnabled"),
                .. OfPulumi("aws-s3-bucket-enable-replication-configuration",
                    "aws-s3-bucket-configure-replication-configuration"),
            ],
            (bucket, stack) => Part(bucket, stack, Replication, "replicationConfiguration", "it is not replicated",
                (own, inline) => Blocks.Each((own ?? inline)?["rules"]).Any(rule => rule["status"].AsText() == "Enabled"))),
        new Group("bucket-events", "Every bucket sends event notifications", Buckets, [.. SecurityHub("S3.11"), .. Checkov2(62)],
            (bucket, stack) => Judgement.Of(
                stack.Of(ResourceTypes.BucketNotification, "bucket", bucket).Any(notification =>
                    notification.Inputs["eventbridge"].IsTrue()
                    || ((string[])["topics", "queues", "lambdaFunctions"]).Any(to => Blocks.Has(notification.Inputs[to]))),
                "it sends no event notifications")),
        new Group("bucket-versioning", "Every bucket keeps versions", Buckets,
            [.. SecurityHub("S3.14"), .. Checkov(21), .. Trivy(90), .. Nist("S3BucketVersioningEnabled")],
            (bucket, stack) => Part(bucket, stack, ResourceTypes.BucketVersioning, "versioning", "it keeps no versions",
                (own, inline) => own is null ? (inline?["enabled"]).IsTrue()
                    : Blocks.At(own, "versioningConfiguration", "status").AsText() == "Enabled")),
        new Group("bucket-object-lock", "Every bucket has Object Lock", Buckets, [.. SecurityHub("S3.15"), .. Checkov(143)],
            (bucket, stack) => Judgement.Of(
                bucket.Inputs["objectLockEnabled"].IsTrue()
                || Blocks.At(bucket.Inputs, "objectLockConfiguration", "objectLockEnabled").AsText() == "Enabled"
                || stack.Of(ResourceTypes.BucketObjectLock, "bucket", bucket).Any(),
                "it has no Object Lock")),
        new Group("bucket-encryption", "Every bucket encrypts objects by default", Buckets,
            [.. Checkov(19), .. Trivy(88), .. OfPulumi("aws-s3-bucket-enable-server-side-encryption")],
            (bucket, stack) => Judgement.Of(Blocks.Has(Encryption(bucket, stack)?["sseAlgorithm"]),
                "it has no default encryption")),
        new Group("bucket-kms", "Every bucket encrypts objects with a customer managed key by default", Buckets,
            [
                .. SecurityHub("S3.17"), .. Checkov(145), .. Trivy(132), .. Nist("S3DefaultEncryptionKMS"),
                .. OfPulumi("aws-s3-bucket-configure-server-side-encryption-kms",
                    "aws-s3-bucket-configure-server-side-encryption-customer-managed-key"),
            ],
            (bucket, stack) => Judgement.Of(
                Encryption(bucket, stack) is { } encryption && encryption["sseAlgorithm"].AsText() is "aws:kms" or "aws:kms:dsse"
                    && Blocks.Has(Encryption(bucket, stack)?["kmsMasterKeyId"]),
                "its default encryption uses no customer managed key")),
        new Group("bucket-key", "Every bucket that encrypts with KMS uses a bucket key", Buckets,
            OfPulumi("aws-s3-bucket-enable-server-side-encryption-bucket-key"),
            (bucket, stack) => Encryption(bucket, stack)?["sseAlgorithm"].AsText() != "aws:kms" ? null
                : Judgement.Of((EncryptionRule(bucket, stack)?["bucketKeyEnabled"]).IsTrue(), "it uses no bucket key")),
        new Group("bucket-mfa-delete", "Every bucket has MFA delete", Buckets,
            [.. SecurityHub("S3.20"), .. Cis3("2.1.2"), .. Cis5("2.1.2"), .. Trivy(170)],
            (bucket, stack) => Part(bucket, stack, ResourceTypes.BucketVersioning, "versioning", "it has no MFA delete",
                (own, inline) => own is null ? (inline?["mfaDelete"]).IsTrue()
                    : Blocks.At(own, "versioningConfiguration", "mfaDelete").AsText() == "Enabled")),
        new Group("bucket-name", "The name of every bucket has no dots, which certificates of S3 do not cover", Buckets,
            Trivy(320),
            (bucket, _) => bucket.Text("bucket") is { } name
                ? Judgement.Of(!name.Contains('.', StringComparison.Ordinal), $"its name is {name}")
                : new Judgement.Undecided("the provider chooses its name")),
    ];

    private static Judgement Part(
        ReportedResource bucket, ControlContext stack, string type, string inline, string otherwise,
        Func<JsonObject?, JsonObject?, bool> isKept)
    {
        var part = stack.BucketPart(bucket, type, inline);
        return Judgement.Of(isKept(part.Own, part.Inline), otherwise);
    }

    private static JsonObject? EncryptionRule(ReportedResource bucket, ControlContext stack)
    {
        var (own, inline) = stack.BucketPart(bucket, ResourceTypes.BucketEncryption, "serverSideEncryptionConfiguration");
        return own is null ? Blocks.One(inline?["rule"]) : Blocks.One(own["rules"]);
    }

    private static JsonObject? Encryption(ReportedResource bucket, ControlContext stack) =>
        Blocks.One(EncryptionRule(bucket, stack)?["applyServerSideEncryptionByDefault"]);

    /// <summary>The enabled lifecycle rules. In an input of the bucket, their members have other names.</summary>
    private static IEnumerable<JsonObject> Lifecycle(ReportedResource bucket, ControlContext stack) =>
    [
        .. stack.Of(ResourceTypes.BucketLifecycle, "bucket", bucket)
            .SelectMany(lifecycle => Blocks.Each(lifecycle.Inputs["rules"]))
            .Where(rule => rule["status"].AsText() == "Enabled"),
        .. Blocks.Each(bucket.Inputs["lifecycleRules"]).Where(rule => rule["enabled"].IsTrue()),
    ];

    private static bool IsForAll(JsonObject rule) =>
        !Blocks.Has(rule["prefix"]) && (Blocks.One(rule["filter"]) ?? []).All(part => !Blocks.Has(part.Value));

    /// <summary>Applies a check to the statements of the bucket's policy; without a policy, to an empty list.</summary>
    private static Judgement OfPolicy(
        ReportedResource bucket, ControlContext stack, Func<IReadOnlyList<Statement>, Judgement> judge)
    {
        var held = stack.DocumentsOn(bucket).Select(document => document.Document)
            .Concat(bucket.Inputs["policy"].AsText() is { } text
                ? [PolicyDocuments.Parse(DocumentKind.Resource, text).Document] : [])
            .ToArray();
        return held.Contains(null)
            ? new Judgement.Undecided("its policy cannot be read")
            : judge([.. held.SelectMany(document => document!.AllStatements)]);
    }

    private static bool DeniesWithoutTls(Statement statement, ReportedResource bucket) =>
        statement.Effect == Effect.Deny
        && statement.Principal is PrincipalElement.Everyone
        && statement.Action is ActionElement.Action
        && statement.Action.Patterns.Any(action => action.Text is "*" or "s3:*")
        && statement.Resource is ResourceElement.Resource
        && Covers(statement, bucket, "") && Covers(statement, bucket, "/*")
        && statement.Condition is [{ Key.Name: var key, OperatorText: "Bool", Values: [var value] }]
        && key.Equals("aws:SecureTransport", StringComparison.OrdinalIgnoreCase)
        && value.ToString() == "false";

    private static bool Covers(Statement statement, ReportedResource bucket, string rest) => statement.Resource.Patterns.Any(
        pattern => pattern.Text == "*" || pattern.Text == bucket.Text("arn") + rest || pattern.Text == bucket.Text("arn") + "*");

    // A condition on the account or organization limits a principal of everyone to the own account or organization.
    private static bool IsForeign(Statement statement, AccountId? own) =>
        (statement.IsForEverybody() && !statement.HasKey("aws:PrincipalAccount", "aws:PrincipalOrgID", "aws:SourceAccount"))
        || (statement.IsAbout(Dangerous)
            && statement.Principal.Principals.Any(principal => AccountOf(principal) is { } other && other != own?.ToString()));

    private static string? AccountOf(Principal principal) => principal switch
    {
        Principal.Account account => account.Id.ToString(),
        Principal.User or Principal.Role or Principal.RoleSession or Principal.FederatedUser => principal.Text.Split(':')[4],
        _ => null,
    };
}
