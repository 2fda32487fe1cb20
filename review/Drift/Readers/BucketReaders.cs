using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Review.Drift.Answers;
using Review.Model;

namespace Review.Drift.Readers;

/// <summary>
/// Buckets and their configurations.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
/// </summary>
internal static class BucketReaders
{
    public static IEnumerable<ResourceReader> All =>
    [
        new(ResourceTypes.Bucket, Bucket),
        new(ResourceTypes.BucketPolicy, (declared, state) => Of(
            declared, state.Answer($"bucket-policies/{declared.Text("bucket")}.json"),
            answer => new() { ["policy"] = answer["Policy"].AsText() })),
        new(ResourceTypes.BucketPublicAccessBlock, (declared, state) => Of(
            declared, Configuration(declared, state, "public-access-block", "PublicAccessBlockConfiguration"),
                PublicAccessBlock)),
        new(ResourceTypes.BucketOwnership, (declared, state) => Of(
            declared, Configuration(declared, state, "ownership", "OwnershipControls"),
            controls => new() { ["rule"] = new JsonObject
            {
                ["objectOwnership"] = First(controls["Rules"])?["ObjectOwnership"].AsText(),
            } })),
        new(ResourceTypes.BucketEncryption, (declared, state) => Of(
            declared, Configuration(declared, state, "encryption", "ServerSideEncryptionConfiguration"),
            encryption => new() { ["rules"] = EncryptionRules(encryption) })),
        new(ResourceTypes.BucketVersioning, (declared, state) => Of(
            declared, Setting(declared, state, "versioning"),
            versioning => new() { ["versioningConfiguration"] = new JsonObject
            {
                ["status"] = versioning["Status"].AsText() ?? "Disabled",
                ["mfaDelete"] = versioning["MFADelete"].AsText() is "Enabled" ? "Enabled" : null,
            } })),
        new(ResourceTypes.BucketLifecycle, (declared, state) => Of(
            declared, Setting(declared, state, "lifecycle"),
            lifecycle => new() { ["rules"] = LifecycleRules(lifecycle) })),
        new(ResourceTypes.BucketLogging, (declared, state) => Of(
            declared, Configuration(declared, state, "logging", "LoggingEnabled"),
            logging => new()
            {
                ["targetBucket"] = logging["TargetBucket"].AsText(),
                ["targetPrefix"] = logging["TargetPrefix"].AsText(),
            })),
        new(ResourceTypes.BucketNotification, (declared, state) => Of(
            declared, Setting(declared, state, "notification"),
            notification => new() { ["eventbridge"] = notification["EventBridgeConfiguration"] is JsonObject ? true : null })),
        new(ResourceTypes.BucketObjectLock, (declared, state) => Of(
            declared, Configuration(declared, state, "object-lock", "ObjectLockConfiguration"), ObjectLockInputs)),
    ];

    /// <summary>The inputs of a bucket's object lock.</summary>
    public static JsonObject ObjectLockInputs(JsonObject configuration) => new()
    {
        ["objectLockEnabled"] = "Enabled",
        ["rule"] = Json.Camel(configuration["Rule"]),
    };

    private static Actual Bucket(ReportedResource declared, AccountState state)
    {
        if (Name(declared, state) is not { } name)
        {
            return new Actual.Gone();
        }

        var inputs = new JsonObject { ["bucket"] = name };
        List<string> unread = [];
        try
        {
            inputs["tags"] = AccountState.Tags(Setting(name, state, "tags")?["TagSet"]);
        }
        catch (UnreadAnswerException missing)
        {
            unread.Add($"its tags: {missing.Message}");
        }

        return new Actual.Held(name, inputs)
        {
            UnreadParts = unread,
            Outputs = new()
            {
                ["bucket"] = name,
                ["arn"] = $"arn:{(declared.Text("arn") ?? "arn:aws").Split(':')[1]}:s3:::{name}",
                ["bucketDomainName"] = $"{name}.s3.amazonaws.com",
                ["bucketRegionalDomainName"] = $"{name}.s3.{state.Region}.amazonaws.com",
            },
        };
    }

    // A declared name ends in random digits that only the state knows; the rest of the name and the tags identify the bucket.
    private static string? Name(ReportedResource declared, AccountState state)
    {
        var all = state.List("buckets.json", "Buckets").Select(bucket => bucket["Name"].AsText()).OfType<string>().ToArray();
        if (state.ExportedId(declared.Urn) is { } exported)
        {
            return all.Contains(exported) ? exported : null;
        }

        var name = declared.Text("bucket") ?? "";
        var alike = new Regex(
            $"^{Regex.Escape(Regex.Replace(name, "-[0-9a-f]{8}$", ""))}-[0-9a-f]{{8}}$", RegexOptions.CultureInvariant);
        string[] found = [.. all.Where(other => other == name || alike.IsMatch(other))];
        if (found.Length > 1)
        {
            found = [.. found.Where(other => AccountState.Tags(Setting(other, state, "tags")?["TagSet"]) is var tags
                && declared.Tags.All(tag => tags[tag.Key].AsText() == tag.Value))];
        }

        return found.Length < 2 ? found.FirstOrDefault() : throw new UnreadAnswerException(
            $"the buckets {string.Join(", ", found)} can each be {declared.Name}; "
                + "give `pulumi stack export` with --stack-export");
    }

    private static Actual Of(ReportedResource declared, JsonObject? answer, Func<JsonObject, JsonObject> inputs) =>
        answer is null ? new Actual.Gone() : new Actual.Held(declared.Id!, inputs(answer));

    private static JsonObject? Setting(ReportedResource declared, AccountState state, string file) =>
        Setting(declared.Text("bucket") ?? "", state, file);

    private static JsonObject? Setting(string bucket, AccountState state, string file) =>
        state.Answer($"buckets/{bucket}/{file}.json");

    private static JsonObject? Configuration(ReportedResource declared, AccountState state, string file, string member) =>
        Setting(declared, state, file)?[member] as JsonObject;

    private static JsonObject PublicAccessBlock(JsonObject block) => new()
    {
        ["blockPublicAcls"] = block["BlockPublicAcls"].IsTrue(),
        ["blockPublicPolicy"] = block["BlockPublicPolicy"].IsTrue(),
        ["ignorePublicAcls"] = block["IgnorePublicAcls"].IsTrue(),
        ["restrictPublicBuckets"] = block["RestrictPublicBuckets"].IsTrue(),
    };

    private static JsonArray EncryptionRules(JsonObject encryption) =>
    [
        .. encryption["Rules"].AsObjects().Select(rule => Json.WithoutNulls(new()
        {
            ["bucketKeyEnabled"] = rule["BucketKeyEnabled"].IsTrue() ? true : null,
            ["applyServerSideEncryptionByDefault"] = Json.WithoutNulls(new()
            {
                ["sseAlgorithm"] = rule["ApplyServerSideEncryptionByDefault"].At("SSEAlgorithm").AsText(),
                ["kmsMasterKeyId"] = rule["ApplyServerSideEncryptionByDefault"].At("KMSMasterKeyID").AsText(),
            }),
        })),
    ];

    private static JsonArray LifecycleRules(JsonObject lifecycle) =>
    [
        .. lifecycle["Rules"].AsObjects().Select(rule => Json.WithoutNulls(new()
        {
            ["id"] = rule["ID"].AsText(),
            ["status"] = rule["Status"].AsText(),
            ["filter"] = Filter(rule),
            ["expiration"] = Json.Camel(rule["Expiration"]),
            ["noncurrentVersionExpiration"] = Json.Camel(rule["NoncurrentVersionExpiration"]),
            ["abortIncompleteMultipartUpload"] = Json.Camel(rule["AbortIncompleteMultipartUpload"]),
            ["transitions"] = rule["Transitions"] is JsonArray { Count: > 0 } moves ? Json.Camel(moves) : null,
            ["noncurrentVersionTransitions"] = rule["NoncurrentVersionTransitions"] is JsonArray { Count: > 0 } old
                ? Json.Camel(old) : null,
        })),
    ];

    // An empty filter and an empty prefix both mean every object. The provider has a map of tags, and AWS a list.
    private static JsonObject Filter(JsonObject rule)
    {
        var filter = Json.Camel(rule["Filter"]) as JsonObject ?? [];
        if (filter["and"] is JsonObject all && rule["Filter"].At("And", "Tags") is JsonArray tags)
        {
            all["tags"] = AccountState.Tags(tags);
        }

        return filter.Count > 0 ? filter : new JsonObject { ["prefix"] = rule["Prefix"].AsText() ?? "" };
    }

    private static JsonObject? First(JsonNode? list) => (list as JsonArray)?.OfType<JsonObject>().FirstOrDefault();
}
