using IamEngine.Requests;

namespace Rehearsal.Gateway;

/// <summary>A path-style call of the S3 API, <c>/BUCKET/KEY</c>.</summary>
internal sealed record S3Request(AwsHttpRequest Http, string Bucket, string Key)
{
    /// <summary>
    /// Headers that are condition keys. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
    /// </summary>
    private static readonly string[] HeaderKeys =
    [
        "x-amz-acl",
        "x-amz-content-sha256",
        "x-amz-copy-source",
        "x-amz-grant-full-control",
        "x-amz-grant-read",
        "x-amz-grant-read-acp",
        "x-amz-grant-write",
        "x-amz-grant-write-acp",
        "x-amz-metadata-directive",
        "x-amz-object-ownership",
        "x-amz-server-side-encryption",
        "x-amz-server-side-encryption-aws-kms-key-id", "x-amz-server-side-encryption-customer-algorithm", "x-amz-storage-class",
        "x-amz-website-redirect-location",
    ];

    private static readonly (string Parameter, string Key)[] QueryKeys =
        [("prefix", "s3:prefix"), ("delimiter", "s3:delimiter"), ("max-keys", "s3:max-keys"), ("versionId", "s3:VersionId")];

    public static S3Request Of(AwsHttpRequest http)
    {
        var path = http.Path.TrimStart('/');
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new(http, path, "") : new(http, path[..slash], path[(slash + 1)..]);
    }

    public string BucketArn => $"arn:aws:s3:::{Bucket}";

    public string ObjectArn => $"{BucketArn}/{Key}";

    /// <summary>DeleteObjects: the body names the objects.</summary>
    public bool IsDeleteObjects =>
        Http.Method == "POST" && Key.Length == 0 && Bucket.Length > 0 && Http.Query.ContainsKey("delete");

    public bool WritesObject => Key.Length > 0 && (IsPlain("PUT") || CreatesMultipartUpload);

    public bool CreatesMultipartUpload => Http.Method == "POST" && Http.Query.ContainsKey("uploads");

    public bool CompletesMultipartUpload => Http.Method == "POST" && Http.Query.ContainsKey("uploadId");

    public bool ReadsObject => Key.Length > 0 && IsPlain("GET");

    public RequiredActions ReadActions()
    {
        if (Bucket.Length == 0)
        {
            return Http.Method == "GET" ? One("ListAllMyBuckets", "*") : Unknown();
        }

        if (Key.Length == 0)
        {
            return S3Actions.OnBucket(Http.Method, Http.Query) is { } onBucket ? One(onBucket, BucketArn) : Unknown();
        }

        return S3Actions.OnObject(Http.Method, Http.Query) is { } onObject
            ? new RequiredActions.Known([.. OnObject(onObject)])
            : Unknown();
    }

    /// <summary>The action for one object of DeleteObjects.</summary>
    public RequestedAction DeleteObject(string key, string? versionId) =>
        new(
            $"s3:{(versionId is null ? "DeleteObject" : S3Actions.OfVersion("DeleteObject"))}",
            $"{BucketArn}/{key}",
            ConditionKeys());

    private IEnumerable<RequestedAction> OnObject(string action)
    {
        yield return new($"s3:{action}", ObjectArn, ConditionKeys());
        if (!WritesObject && !(Http.Method == "PUT" && Http.Query.ContainsKey("partNumber")))
        {
            yield break;
        }

        // An ACL, tags and the source of a copy need separate permissions.
        if (Http.Header("x-amz-acl") is not null)
        {
            yield return new("s3:PutObjectAcl", ObjectArn, ConditionKeys());
        }

        if (Http.Header("x-amz-tagging") is not null)
        {
            yield return new("s3:PutObjectTagging", ObjectArn, ConditionKeys());
        }

        if (Http.Header("x-amz-copy-source") is { } source)
        {
            var (path, version) = Uri.UnescapeDataString(source).TrimStart('/').Split("?versionId=") is [var first, var second]
                ? (first, second)
                : (Uri.UnescapeDataString(source).TrimStart('/'), null);
            yield return new(
                $"s3:{(version is null ? "GetObject" : S3Actions.OfVersion("GetObject"))}",
                $"arn:aws:s3:::{path}",
                ConditionKeys());
        }
    }

    /// <summary>The condition keys of the request.</summary>
    public RequestContext ConditionKeys()
    {
        var keys = new List<(string, string)>(Http.GlobalConditionKeys());
        foreach (var name in HeaderKeys)
        {
            if (Http.Header(name) is { } value)
            {
                keys.Add(($"s3:{name}", value));
            }
        }

        foreach (var (parameter, key) in QueryKeys)
        {
            if (Http.Query.GetValueOrDefault(parameter) is { } value)
            {
                keys.Add((key, value));
            }
        }

        if (Http.TlsVersion is { } version)
        {
            keys.Add(("s3:TlsVersion", version));
        }

        if (Signature.Of(Http) is { } signature)
        {
            keys.Add(("s3:authType", signature.InQuery ? "REST-QUERY-STRING" : "REST-HEADER"));
            keys.Add(("s3:signatureversion", "AWS4-HMAC-SHA256"));
            keys.Add(("aws:RequestedRegion", signature.Region));
        }

        return RequestContext.Of(keys);
    }

    private bool IsPlain(string method) =>
        Http.Method == method
            && Http.Query.Keys.All(
                name =>
                    name is "x-id" or "versionId" or "partNumber" || name.StartsWith("response-", StringComparison.Ordinal)
                        || name.StartsWith("X-Amz-", StringComparison.Ordinal))
        && !(method == "PUT" && Http.Query.ContainsKey("partNumber"));

    private RequiredActions.Known One(string action, string resource) => new([new($"s3:{action}", resource, ConditionKeys())]);

    private RequiredActions.Unknown Unknown() =>
        new(
            $"the gateway has no action for {Http.Method} {Http.Path}"
                + (Http.Query.Count > 0 ? $"?{string.Join("&", Http.Query.Keys)}" : ""));
}
