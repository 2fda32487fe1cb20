namespace Rehearsal.Gateway;

/// <summary>
/// The signer of a request (Signature Version 4): access key, session token, and the Region and service in the scope.
/// </summary>
/// <param name="InQuery">Whether the signature is in the query, as in a presigned URL.</param>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html</remarks>
public sealed record Signature(string AccessKeyId, string? SessionToken, string Region, string Service, bool InQuery)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Null for an unsigned request.</summary>
    public static Signature? Of(AwsHttpRequest request)
    {
        if (request.Header("Authorization") is { } header && header.StartsWith(Algorithm, StringComparison.Ordinal))
        {
            var credential = header[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries)
                .FirstOrDefault(part => part.StartsWith("Credential=", StringComparison.Ordinal));
            return FromScope(credential?["Credential=".Length..], request.Header("X-Amz-Security-Token"), inQuery: false);
        }

        return request.Query.GetValueOrDefault("X-Amz-Algorithm") == Algorithm
            ? FromScope(
                request.Query.GetValueOrDefault("X-Amz-Credential"),
                request.Query.GetValueOrDefault("X-Amz-Security-Token"),
                inQuery: true)
            : null;
    }

    // KEY/DATE/REGION/SERVICE/aws4_request
    private static Signature? FromScope(string? credential, string? token, bool inQuery) =>
        credential?.Split('/') is [{ Length: > 0 } key, _, var region, var service, _]
        ? new(key, token, region, service, inQuery)
        : null;
}
