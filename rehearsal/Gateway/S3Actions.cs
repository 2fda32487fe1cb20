namespace Rehearsal.Gateway;

/// <summary>
/// The action for a call of the S3 API, by HTTP method and subresource: the query parameter that names a part of the bucket or
/// object. https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
/// </summary>
internal static class S3Actions
{
    private static readonly Dictionary<string, (string? Get, string? Put, string? Delete)> Bucket = new()
    {
        ["accelerate"] = ("GetAccelerateConfiguration", "PutAccelerateConfiguration", null),
        ["acl"] = ("GetBucketAcl", "PutBucketAcl", null),
        ["analytics"] = ("GetAnalyticsConfiguration", "PutAnalyticsConfiguration", "PutAnalyticsConfiguration"),
        ["cors"] = ("GetBucketCORS", "PutBucketCORS", "PutBucketCORS"),
        ["encryption"] = ("GetEncryptionConfiguration", "PutEncryptionConfiguration", "PutEncryptionConfiguration"),
        ["intelligent-tiering"] = (
            "GetIntelligentTieringConfiguration", "PutIntelligentTieringConfiguration", "PutIntelligentTieringConfiguration"),
        ["inventory"] = ("GetInventoryConfiguration", "PutInventoryConfiguration", "PutInventoryConfiguration"),
        ["lifecycle"] = ("GetLifecycleConfiguration", "PutLifecycleConfiguration", "PutLifecycleConfiguration"),
        ["location"] = ("GetBucketLocation", null, null),
        ["logging"] = ("GetBucketLogging", "PutBucketLogging", null),
        ["metrics"] = ("GetMetricsConfiguration", "PutMetricsConfiguration", "PutMetricsConfiguration"),
        ["notification"] = ("GetBucketNotification", "PutBucketNotification", null),
        ["object-lock"] = ("GetBucketObjectLockConfiguration", "PutBucketObjectLockConfiguration", null),
        ["ownershipControls"] = ("GetBucketOwnershipControls", "PutBucketOwnershipControls", "PutBucketOwnershipControls"),
        ["policy"] = ("GetBucketPolicy", "PutBucketPolicy", "DeleteBucketPolicy"),
        ["policyStatus"] = ("GetBucketPolicyStatus", null, null),
        ["publicAccessBlock"] = ("GetBucketPublicAccessBlock", "PutBucketPublicAccessBlock", "PutBucketPublicAccessBlock"),
        ["replication"] = ("GetReplicationConfiguration", "PutReplicationConfiguration", "PutReplicationConfiguration"),
        ["requestPayment"] = ("GetBucketRequestPayment", "PutBucketRequestPayment", null),
        ["tagging"] = ("GetBucketTagging", "PutBucketTagging", "PutBucketTagging"),
        ["uploads"] = ("ListBucketMultipartUploads", null, null),
        ["versioning"] = ("GetBucketVersioning", "PutBucketVersioning", null),
        ["versions"] = ("ListBucketVersions", null, null),
        ["website"] = ("GetBucketWebsite", "PutBucketWebsite", "DeleteBucketWebsite"),
    };

    private static readonly Dictionary<string, (string? Get, string? Put, string? Delete)> Object = new()
    {
        ["acl"] = ("GetObjectAcl", "PutObjectAcl", null),
        ["attributes"] = ("GetObjectAttributes", null, null),
        ["legal-hold"] = ("GetObjectLegalHold", "PutObjectLegalHold", null),
        ["retention"] = ("GetObjectRetention", "PutObjectRetention", null),
        ["tagging"] = ("GetObjectTagging", "PutObjectTagging", "DeleteObjectTagging"),
        ["torrent"] = ("GetObjectTorrent", null, null),
        ["uploadId"] = ("ListMultipartUploadParts", "PutObject", "AbortMultipartUpload"),
    };

    // The actions that have another name for a request with a version id.
    private static readonly HashSet<string> Versioned =
        [
            "GetObject",
            "GetObjectAcl",
            "GetObjectAttributes",
            "GetObjectTagging",
            "GetObjectTorrent",
            "PutObjectAcl",
            "PutObjectTagging",
            "DeleteObject",
            "DeleteObjectTagging",
        ];

    /// <summary>Null for a call that is not in the table.</summary>
    public static string? OnBucket(string method, IReadOnlyDictionary<string, string> query) =>
        Find(Bucket, query, out var actions) ? Of(method, actions) : Subresource(query) is not null ? null : method switch
        {
            "GET" or "HEAD" => "ListBucket",
            "PUT" => "CreateBucket",
            "DELETE" => "DeleteBucket",
            _ => null,
        };

    /// <inheritdoc cref="OnBucket"/>
    public static string? OnObject(string method, IReadOnlyDictionary<string, string> query)
    {
        var action = (Find(Object, query, out var actions), method) switch
        {
            (true, "POST") => query.ContainsKey("uploadId") ? "PutObject" : null, // CompleteMultipartUpload
            (true, _) => Of(method, actions),
            (_, "POST") when query.ContainsKey("uploads") => "PutObject",
            (_, "POST") when query.ContainsKey("restore") => "RestoreObject",
            (_, "POST") when query.ContainsKey("select") => "GetObject",
            _ when Subresource(query) is not null => null,
            (_, "GET" or "HEAD") => "GetObject",
            (_, "PUT") => "PutObject",
            (_, "DELETE") => "DeleteObject",
            _ => null,
        };
        return action is not null && query.ContainsKey("versionId") && Versioned.Contains(action) ? OfVersion(action) : action;
    }

    /// <summary>GetObjectVersion for GetObject, GetObjectVersionAcl for GetObjectAcl.</summary>
    public static string OfVersion(string action) =>
        action.Insert(action.IndexOf("Object", StringComparison.Ordinal) + "Object".Length, "Version");

    private static bool Find(
        Dictionary<string, (string? Get, string? Put, string? Delete)> known,
        IReadOnlyDictionary<string, string> query,
        out (string? Get, string? Put, string? Delete) actions)
    {
        actions = default;
        return query.Keys.FirstOrDefault(known.ContainsKey) is { } name && known.TryGetValue(name, out actions);
    }

    /// <summary>A parameter without a value that is not a list parameter: a subresource that is not in the table.</summary>
    private static string? Subresource(IReadOnlyDictionary<string, string> query) =>
        query.FirstOrDefault(
            item =>
                item.Value.Length == 0
                    && item.Key is not ("prefix" or "delimiter" or "marker" or "start-after" or "encoding-type")).Key;

    private static string? Of(string method, (string? Get, string? Put, string? Delete) actions) => method switch
    {
        "GET" or "HEAD" => actions.Get,
        "PUT" => actions.Put,
        "DELETE" => actions.Delete,
        _ => null,
    };
}
