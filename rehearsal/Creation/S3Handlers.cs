using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.S3;
using Amazon.S3.Model;
using Rehearsal.Cloud;

namespace Rehearsal.Creation;

/// <summary>
/// Buckets and their settings: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
/// </summary>
internal static class S3Handlers
{
    private const string ProviderOnly = "AWS has no such setting; the provider uses it when it deletes the bucket";

    public static IEnumerable<ResourceHandler> All =>
    [
        new ResourceHandler("aws:s3/bucket:Bucket", CreateBucketAsync, ReadBucketAsync)
            .NotComparing("forceDestroy", ProviderOnly),

        new ResourceHandler("aws:s3/bucketVersioning:BucketVersioning", async (cloud, desired, cancellation) =>
        {
            await cloud.S3.PutBucketVersioningAsync(
                new()
                {
                    BucketName = desired.Text("bucket"),
                    VersioningConfig = new() { Status = desired.Object("versioningConfiguration")["status"]!.ToString() },
                },
                cancellation);
            return OfBucket(desired);
        }, async (cloud, desired, _, cancellation) =>
        {
            var actual = await cloud.S3.GetBucketVersioningAsync(
                new GetBucketVersioningRequest { BucketName = desired.Text("bucket") }, cancellation);
            return Actual(
                desired, ("versioningConfiguration", new JsonObject { ["status"] = actual.VersioningConfig?.Status?.Value }));
        }),

        new ResourceHandler("aws:s3/bucketOwnershipControls:BucketOwnershipControls", async (cloud, desired, cancellation) =>
        {
            var ownership = ObjectOwnership.FindValue(desired.Object("rule")["objectOwnership"]!.ToString());
            await cloud.S3.PutBucketOwnershipControlsAsync(
                new()
                {
                    BucketName = desired.Text("bucket"),
                    OwnershipControls = new() { Rules = [new() { ObjectOwnership = ownership }] },
                },
                cancellation);
            return OfBucket(desired);
        }, async (cloud, desired, _, cancellation) =>
        {
            var actual = await cloud.S3.GetBucketOwnershipControlsAsync(
                new() { BucketName = desired.Text("bucket") }, cancellation);
            var ownership = actual.OwnershipControls?.Rules?.SingleOrDefault()?.ObjectOwnership;
            return Actual(desired, ("rule", new JsonObject { ["objectOwnership"] = ownership?.Value }));
        }),

        new ResourceHandler("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", async (cloud, desired, cancellation) =>
        {
            await cloud.S3.PutPublicAccessBlockAsync(new()
            {
                BucketName = desired.Text("bucket"),
                PublicAccessBlockConfiguration = new()
                {
                    BlockPublicAcls = desired.Flag("blockPublicAcls"),
                    BlockPublicPolicy = desired.Flag("blockPublicPolicy"),
                    IgnorePublicAcls = desired.Flag("ignorePublicAcls"),
                    RestrictPublicBuckets = desired.Flag("restrictPublicBuckets"),
                },
            }, cancellation);
            return OfBucket(desired);
        }, async (cloud, desired, _, cancellation) =>
        {
            var actual = (await cloud.S3.GetPublicAccessBlockAsync(
                new() { BucketName = desired.Text("bucket") }, cancellation)).PublicAccessBlockConfiguration;
            return Actual(
                desired,
                ("blockPublicAcls", actual?.BlockPublicAcls),
                ("blockPublicPolicy", actual?.BlockPublicPolicy),
                ("ignorePublicAcls", actual?.IgnorePublicAcls),
                ("restrictPublicBuckets", actual?.RestrictPublicBuckets));
        }),

        new ResourceHandler(
            "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            CreateEncryptionAsync,
            ReadEncryptionAsync),

        new ResourceHandler("aws:s3/bucketPolicy:BucketPolicy", async (cloud, desired, cancellation) =>
        {
            await cloud.S3.PutBucketPolicyAsync(
                new() { BucketName = desired.Text("bucket"), Policy = MotoBucketPolicy.ForEmulator(desired.Text("policy")) },
                cancellation);
            return OfBucket(desired);
        }, async (cloud, desired, _, cancellation) =>
        {
            var actual = await cloud.S3.GetBucketPolicyAsync(
                new GetBucketPolicyRequest { BucketName = desired.Text("bucket") }, cancellation);
            return Actual(desired, ("policy", actual.Policy));
        }) { Note = MotoBucketPolicy.Note }.WithPolicyDocument("policy", PolicyDocumentType.Resource),

        new ResourceHandler(
            "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", CreateLifecycleAsync, ReadLifecycleAsync),

        new ResourceHandler("aws:s3/bucketLogging:BucketLogging", CreateLoggingAsync, ReadLoggingAsync)
            .NotComparing("targetObjectKeyFormat", "moto accepts it but does not store it"),

        new ResourceHandler("aws:s3/bucketNotification:BucketNotification", async (cloud, desired, cancellation) =>
        {
            await cloud.S3.PutBucketNotificationAsync(
                new()
                {
                    BucketName = desired.Text("bucket"),
                    EventBridgeConfiguration = desired.Flag("eventbridge") ? new() : null,
                },
                cancellation);
            return OfBucket(desired);
        }, async (cloud, desired, _, cancellation) =>
        {
            await cloud.S3.GetBucketNotificationAsync(
                new GetBucketNotificationRequest { BucketName = desired.Text("bucket") }, cancellation);
            return Actual(desired);
        }).NotComparing("eventbridge", "moto stores it but does not return it"),
    ];

    private static async Task<CreatedResource> CreateBucketAsync(
        EmulatedCloud cloud, DesiredResource bucket, CancellationToken cancellation)
    {
        var name = bucket.Text("bucket");
        var request = new PutBucketRequest { BucketName = name };
        if (cloud.Region != "us-east-1")
        {
            request.BucketRegionName = cloud.Region;
        }

        await cloud.S3.PutBucketAsync(request, cancellation);
        if (bucket.Tags.Count > 0)
        {
            var tags = bucket.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value }).ToList();
            await cloud.S3.PutBucketTaggingAsync(new() { BucketName = name, TagSet = tags }, cancellation);
        }

        return new(
            name,
            ("bucket", name),
            ("arn", $"arn:aws:s3:::{name}"),
            ("bucketDomainName", $"{name}.s3.amazonaws.com"),
            ("bucketRegionalDomainName", $"{name}.s3.{cloud.Region}.amazonaws.com"));
    }

    private static async Task<JsonObject> ReadBucketAsync(
        EmulatedCloud cloud, DesiredResource bucket, CreatedResource created, CancellationToken cancellation)
    {
        await cloud.S3.HeadBucketAsync(new() { BucketName = created.Id }, cancellation);
        var tags = bucket.Tags.Count == 0
            ? null
            : (await cloud.S3.GetBucketTaggingAsync(new() { BucketName = created.Id }, cancellation)).TagSet;
        return new()
        {
            ["bucket"] = created.Id,
            ["tags"] = new JsonObject(
            (tags ?? []).Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)))
        };
    }

    private static async Task<CreatedResource> CreateEncryptionAsync(
        EmulatedCloud cloud, DesiredResource desired, CancellationToken cancellation)
    {
        var rules = desired.Objects("rules").Select(rule => new ServerSideEncryptionRule
        {
            BucketKeyEnabled = rule["bucketKeyEnabled"]?.GetValue<bool>(),
            ServerSideEncryptionByDefault = new()
            {
                ServerSideEncryptionAlgorithm = rule["applyServerSideEncryptionByDefault"]!["sseAlgorithm"]!.ToString(),
                ServerSideEncryptionKeyManagementServiceKeyId =
                    rule["applyServerSideEncryptionByDefault"]!["kmsMasterKeyId"]?.ToString(),
            },
        }).ToList();
        await cloud.S3.PutBucketEncryptionAsync(
            new()
            {
                BucketName = desired.Text("bucket"),
                ServerSideEncryptionConfiguration = new() { ServerSideEncryptionRules = rules },
            },
            cancellation);
        return OfBucket(desired);
    }

    private static async Task<JsonObject> ReadEncryptionAsync(
        EmulatedCloud cloud, DesiredResource desired, CreatedResource created, CancellationToken cancellation)
    {
        var actual = (await cloud.S3.GetBucketEncryptionAsync(
            new() { BucketName = desired.Text("bucket") },
            cancellation)).ServerSideEncryptionConfiguration?.ServerSideEncryptionRules
            ?? [];
        return Actual(desired, ("rules", new JsonArray([.. actual.Select(rule => WithoutNulls(new()
        {
            ["bucketKeyEnabled"] = rule.BucketKeyEnabled is true ? true : null,
            ["applyServerSideEncryptionByDefault"] = WithoutNulls(new()
            {
                ["sseAlgorithm"] = rule.ServerSideEncryptionByDefault.ServerSideEncryptionAlgorithm.Value,
                ["kmsMasterKeyId"] = rule.ServerSideEncryptionByDefault.ServerSideEncryptionKeyManagementServiceKeyId,
            }),
        }))])));
    }

    private static async Task<CreatedResource> CreateLifecycleAsync(
        EmulatedCloud cloud, DesiredResource desired, CancellationToken cancellation)
    {
        var rules = desired.Objects("rules").Select(rule => new LifecycleRule
        {
            Id = rule["id"]!.ToString(),
            Status = rule["status"]!.ToString(),
            Filter = new()
            {
                LifecycleFilterPredicate = new LifecyclePrefixPredicate { Prefix = rule["filter"]?["prefix"]?.ToString() ?? "" },
            },
            Expiration = rule["expiration"] is not { } expiration
                ? null
                : new()
                {
                    Days = Number(expiration["days"]),
                    ExpiredObjectDeleteMarker = expiration["expiredObjectDeleteMarker"]?.GetValue<bool>(),
                },
            NoncurrentVersionExpiration = rule["noncurrentVersionExpiration"] is not { } noncurrent
                ? null
                : new() { NoncurrentDays = Number(noncurrent["noncurrentDays"]) },
            AbortIncompleteMultipartUpload = rule["abortIncompleteMultipartUpload"] is not { } abort
                ? null
                : new() { DaysAfterInitiation = Number(abort["daysAfterInitiation"]) },
        }).ToList();
        await cloud.S3.PutLifecycleConfigurationAsync(
            new() { BucketName = desired.Text("bucket"), Configuration = new() { Rules = rules } }, cancellation);
        return OfBucket(desired);
    }

    private static async Task<JsonObject> ReadLifecycleAsync(
        EmulatedCloud cloud, DesiredResource desired, CreatedResource created, CancellationToken cancellation)
    {
        var actual = (await cloud.S3.GetLifecycleConfigurationAsync(
            new GetLifecycleConfigurationRequest { BucketName = desired.Text("bucket") }, cancellation)).Configuration?.Rules
            ?? [];
        return Actual(desired, ("rules", new JsonArray([.. actual.Select(rule => WithoutNulls(new()
        {
            ["id"] = rule.Id,
            ["status"] = rule.Status.Value,
            ["filter"] = new JsonObject
            {
                ["prefix"] = (rule.Filter?.LifecycleFilterPredicate as LifecyclePrefixPredicate)?.Prefix ?? "",
            },
            ["expiration"] = rule.Expiration is not { } expiration ? null : WithoutNulls(new()
            {
                ["days"] = expiration.Days,
                ["expiredObjectDeleteMarker"] = expiration.ExpiredObjectDeleteMarker is true ? true : null,
            }),
            ["noncurrentVersionExpiration"] = rule.NoncurrentVersionExpiration is not { } noncurrent
                ? null
                : new JsonObject { ["noncurrentDays"] = noncurrent.NoncurrentDays },
            ["abortIncompleteMultipartUpload"] = rule.AbortIncompleteMultipartUpload is not { } abort
                ? null
                : new JsonObject { ["daysAfterInitiation"] = abort.DaysAfterInitiation },
        }))])));
    }

    private static async Task<CreatedResource> CreateLoggingAsync(
        EmulatedCloud cloud, DesiredResource desired, CancellationToken cancellation)
    {
        var source = desired.Inputs["targetObjectKeyFormat"]?["partitionedPrefix"]?["partitionDateSource"]?.ToString();
        await cloud.S3.PutBucketLoggingAsync(new()
        {
            BucketName = desired.Text("bucket"),
            LoggingConfig = new()
            {
                TargetBucketName = desired.Text("targetBucket"),
                TargetPrefix = desired.Text("targetPrefix"),
                TargetObjectKeyFormat = source is null
                    ? null
                    : new() { PartitionedPrefix = new() { PartitionDateSource = source } },
            },
        }, cancellation);
        return OfBucket(desired);
    }

    private static async Task<JsonObject> ReadLoggingAsync(
        EmulatedCloud cloud, DesiredResource desired, CreatedResource created, CancellationToken cancellation)
    {
        var actual = (await cloud.S3.GetBucketLoggingAsync(
            new GetBucketLoggingRequest { BucketName = desired.Text("bucket") }, cancellation)).BucketLoggingConfig;
        return Actual(desired, ("targetBucket", actual?.TargetBucketName), ("targetPrefix", actual?.TargetPrefix));
    }

    /// <summary>A resource that configures a bucket has the bucket's name as its id.</summary>
    private static CreatedResource OfBucket(DesiredResource desired) => new(desired.Text("bucket"));

    // The call names the bucket, so the input has the declared name.
    private static JsonObject Actual(DesiredResource desired, params IEnumerable<(string Input, JsonNode? Value)> inputs) =>
        new(
            [
                KeyValuePair.Create("bucket", (JsonNode?)desired.Text("bucket")),
                .. inputs.Select(input => KeyValuePair.Create(input.Input, input.Value)),
            ]);

    /// <summary>Without the members that have no value.</summary>
    private static JsonObject WithoutNulls(JsonObject members)
    {
        foreach (var empty in members.Where(member => member.Value is null).Select(member => member.Key).ToArray())
        {
            members.Remove(empty);
        }

        return members;
    }

    private static int? Number(JsonNode? node) => node is null ? null : int.Parse(node.ToString(), CultureInfo.InvariantCulture);
}
