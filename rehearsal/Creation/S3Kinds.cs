using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.S3;
using Amazon.S3.Model;
using Rehearsal.Cloud;

namespace Rehearsal.Creation;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html</summary>
internal static class S3Kinds
{
    private const string ProviderOnly = "AWS has no such setting; the provider acts on it when it deletes";

    public static IEnumerable<Kind> All =>
    [
        new Kind("aws:s3/bucket:Bucket", CreateBucketAsync, ReadBucketAsync).NotHolding("forceDestroy", ProviderOnly),

        new Kind("aws:s3/bucketVersioning:BucketVersioning", async (cloud, wanted, cancellation) =>
        {
            await cloud.S3.PutBucketVersioningAsync(
                new() { BucketName = wanted.Text("bucket"), VersioningConfig = new() { Status = wanted.Object("versioningConfiguration")["status"]!.ToString() } },
                cancellation);
            return OfBucket(wanted);
        }, async (cloud, wanted, _, cancellation) =>
        {
            var held = await cloud.S3.GetBucketVersioningAsync(
                new GetBucketVersioningRequest { BucketName = wanted.Text("bucket") }, cancellation);
            return Held(wanted, ("versioningConfiguration", new JsonObject { ["status"] = held.VersioningConfig?.Status?.Value }));
        }),

        new Kind("aws:s3/bucketOwnershipControls:BucketOwnershipControls", async (cloud, wanted, cancellation) =>
        {
            var ownership = ObjectOwnership.FindValue(wanted.Object("rule")["objectOwnership"]!.ToString());
            await cloud.S3.PutBucketOwnershipControlsAsync(
                new() { BucketName = wanted.Text("bucket"), OwnershipControls = new() { Rules = [new() { ObjectOwnership = ownership }] } },
                cancellation);
            return OfBucket(wanted);
        }, async (cloud, wanted, _, cancellation) =>
        {
            var held = await cloud.S3.GetBucketOwnershipControlsAsync(new() { BucketName = wanted.Text("bucket") }, cancellation);
            return Held(
                wanted,
                ("rule", new JsonObject { ["objectOwnership"] = held.OwnershipControls?.Rules?.SingleOrDefault()?.ObjectOwnership?.Value }));
        }),

        new Kind("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", async (cloud, wanted, cancellation) =>
        {
            await cloud.S3.PutPublicAccessBlockAsync(new()
            {
                BucketName = wanted.Text("bucket"),
                PublicAccessBlockConfiguration = new()
                {
                    BlockPublicAcls = wanted.Flag("blockPublicAcls"),
                    BlockPublicPolicy = wanted.Flag("blockPublicPolicy"),
                    IgnorePublicAcls = wanted.Flag("ignorePublicAcls"),
                    RestrictPublicBuckets = wanted.Flag("restrictPublicBuckets"),
                },
            }, cancellation);
            return OfBucket(wanted);
        }, async (cloud, wanted, _, cancellation) =>
        {
            var held = (await cloud.S3.GetPublicAccessBlockAsync(new() { BucketName = wanted.Text("bucket") }, cancellation)).PublicAccessBlockConfiguration;
            return Held(
                wanted,
                ("blockPublicAcls", held?.BlockPublicAcls),
                ("blockPublicPolicy", held?.BlockPublicPolicy),
                ("ignorePublicAcls", held?.IgnorePublicAcls),
                ("restrictPublicBuckets", held?.RestrictPublicBuckets));
        }),

        new Kind(
            "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            CreateEncryptionAsync,
            ReadEncryptionAsync),

        new Kind("aws:s3/bucketPolicy:BucketPolicy", async (cloud, wanted, cancellation) =>
        {
            await cloud.S3.PutBucketPolicyAsync(
                new() { BucketName = wanted.Text("bucket"), Policy = BucketPolicySpelling.ForEmulator(wanted.Text("policy")) },
                cancellation);
            return OfBucket(wanted);
        }, async (cloud, wanted, _, cancellation) =>
        {
            var held = await cloud.S3.GetBucketPolicyAsync(new GetBucketPolicyRequest { BucketName = wanted.Text("bucket") }, cancellation);
            return Held(wanted, ("policy", held.Policy));
        }) { Note = BucketPolicySpelling.Note }.WithDocument("policy", DocumentKind.Resource),

        new Kind("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", CreateLifecycleAsync, ReadLifecycleAsync),

        new Kind("aws:s3/bucketLogging:BucketLogging", CreateLoggingAsync, ReadLoggingAsync)
            .NotHolding("targetObjectKeyFormat", "moto takes it with the logging of a bucket and forgets it"),
    ];

    private static async Task<Created> CreateBucketAsync(EmulatedCloud cloud, Wanted bucket, CancellationToken cancellation)
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

    private static async Task<JsonObject> ReadBucketAsync(EmulatedCloud cloud, Wanted bucket, Created made, CancellationToken cancellation)
    {
        await cloud.S3.HeadBucketAsync(new() { BucketName = made.Id }, cancellation);
        var tags = bucket.Tags.Count == 0 ? null : (await cloud.S3.GetBucketTaggingAsync(new() { BucketName = made.Id }, cancellation)).TagSet;
        return new()
        {
            ["bucket"] = made.Id,
            ["tags"] = new JsonObject(
            (tags ?? []).Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)))
        };
    }

    private static async Task<Created> CreateEncryptionAsync(EmulatedCloud cloud, Wanted wanted, CancellationToken cancellation)
    {
        var rules = wanted.Objects("rules").Select(rule => new ServerSideEncryptionRule
        {
            BucketKeyEnabled = rule["bucketKeyEnabled"]?.GetValue<bool>(),
            ServerSideEncryptionByDefault = new()
            {
                ServerSideEncryptionAlgorithm = rule["applyServerSideEncryptionByDefault"]!["sseAlgorithm"]!.ToString(),
                ServerSideEncryptionKeyManagementServiceKeyId = rule["applyServerSideEncryptionByDefault"]!["kmsMasterKeyId"]?.ToString(),
            },
        }).ToList();
        await cloud.S3.PutBucketEncryptionAsync(
            new() { BucketName = wanted.Text("bucket"), ServerSideEncryptionConfiguration = new() { ServerSideEncryptionRules = rules } },
            cancellation);
        return OfBucket(wanted);
    }

    private static async Task<JsonObject> ReadEncryptionAsync(EmulatedCloud cloud, Wanted wanted, Created made, CancellationToken cancellation)
    {
        var held = (await cloud.S3.GetBucketEncryptionAsync(new() { BucketName = wanted.Text("bucket") }, cancellation)).ServerSideEncryptionConfiguration?.ServerSideEncryptionRules ?? [];
        return Held(wanted, ("rules", new JsonArray([.. held.Select(rule => Without(new()
        {
            ["bucketKeyEnabled"] = rule.BucketKeyEnabled is true ? true : null,
            ["applyServerSideEncryptionByDefault"] = Without(new()
            {
                ["sseAlgorithm"] = rule.ServerSideEncryptionByDefault.ServerSideEncryptionAlgorithm.Value,
                ["kmsMasterKeyId"] = rule.ServerSideEncryptionByDefault.ServerSideEncryptionKeyManagementServiceKeyId,
            }),
        }))])));
    }

    private static async Task<Created> CreateLifecycleAsync(EmulatedCloud cloud, Wanted wanted, CancellationToken cancellation)
    {
        var rules = wanted.Objects("rules").Select(rule => new LifecycleRule
        {
            Id = rule["id"]!.ToString(),
            Status = rule["status"]!.ToString(),
            Filter = new() { LifecycleFilterPredicate = new LifecyclePrefixPredicate { Prefix = rule["filter"]?["prefix"]?.ToString() ?? "" } },
            Expiration = rule["expiration"] is not { } expiration
                ? null
                : new() { Days = Number(expiration["days"]), ExpiredObjectDeleteMarker = expiration["expiredObjectDeleteMarker"]?.GetValue<bool>() },
            NoncurrentVersionExpiration = rule["noncurrentVersionExpiration"] is not { } noncurrent
                ? null
                : new() { NoncurrentDays = Number(noncurrent["noncurrentDays"]) },
            AbortIncompleteMultipartUpload = rule["abortIncompleteMultipartUpload"] is not { } abort
                ? null
                : new() { DaysAfterInitiation = Number(abort["daysAfterInitiation"]) },
        }).ToList();
        await cloud.S3.PutLifecycleConfigurationAsync(
            new() { BucketName = wanted.Text("bucket"), Configuration = new() { Rules = rules } }, cancellation);
        return OfBucket(wanted);
    }

    private static async Task<JsonObject> ReadLifecycleAsync(EmulatedCloud cloud, Wanted wanted, Created made, CancellationToken cancellation)
    {
        var held = (await cloud.S3.GetLifecycleConfigurationAsync(new GetLifecycleConfigurationRequest { BucketName = wanted.Text("bucket") }, cancellation)).Configuration?.Rules ?? [];
        return Held(wanted, ("rules", new JsonArray([.. held.Select(rule => Without(new()
        {
            ["id"] = rule.Id,
            ["status"] = rule.Status.Value,
            ["filter"] = new JsonObject { ["prefix"] = (rule.Filter?.LifecycleFilterPredicate as LifecyclePrefixPredicate)?.Prefix ?? "" },
            ["expiration"] = rule.Expiration is not { } expiration ? null : Without(new()
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

    private static async Task<Created> CreateLoggingAsync(EmulatedCloud cloud, Wanted wanted, CancellationToken cancellation)
    {
        var source = wanted.Inputs["targetObjectKeyFormat"]?["partitionedPrefix"]?["partitionDateSource"]?.ToString();
        await cloud.S3.PutBucketLoggingAsync(new()
        {
            BucketName = wanted.Text("bucket"),
            LoggingConfig = new()
            {
                TargetBucketName = wanted.Text("targetBucket"),
                TargetPrefix = wanted.Text("targetPrefix"),
                TargetObjectKeyFormat = source is null ? null : new() { PartitionedPrefix = new() { PartitionDateSource = source } },
            },
        }, cancellation);
        return OfBucket(wanted);
    }

    private static async Task<JsonObject> ReadLoggingAsync(EmulatedCloud cloud, Wanted wanted, Created made, CancellationToken cancellation)
    {
        var held = (await cloud.S3.GetBucketLoggingAsync(new GetBucketLoggingRequest { BucketName = wanted.Text("bucket") }, cancellation)).BucketLoggingConfig;
        return Held(wanted, ("targetBucket", held?.TargetBucketName), ("targetPrefix", held?.TargetPrefix));
    }

    /// <summary>What configures a bucket has the bucket's name as its id.</summary>
    private static Created OfBucket(Wanted wanted) => new(wanted.Text("bucket"));

    // The bucket was asked by its name, so that is what it is called.
    private static JsonObject Held(Wanted wanted, params IEnumerable<(string Input, JsonNode? Value)> inputs) =>
        new([KeyValuePair.Create("bucket", (JsonNode?)wanted.Text("bucket")), .. inputs.Select(input => KeyValuePair.Create(input.Input, input.Value))]);

    /// <summary>Without the members that have no value.</summary>
    private static JsonObject Without(JsonObject members)
    {
        foreach (var empty in members.Where(member => member.Value is null).Select(member => member.Key).ToArray())
        {
            members.Remove(empty);
        }

        return members;
    }

    private static int? Number(JsonNode? node) => node is null ? null : int.Parse(node.ToString(), CultureInfo.InvariantCulture);
}
