using System.Globalization;
using System.Net;

namespace Rehearsal.Gateway;

/// <summary>An HTTP request to AWS, with properties of its connection.</summary>
/// <param name="Path">Decoded, with the leading slash.</param>
/// <param name="Query">Decoded; the value of a name without one is empty.</param>
/// <param name="Form">The fields of a form body, as the Query protocol sends them; empty for other bodies.</param>
/// <param name="TlsVersion">Such as 1.3; null for plain HTTP.</param>
public sealed record AwsHttpRequest(
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Query,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, string> Form,
    bool IsHttps,
    string? TlsVersion,
    IPAddress Source,
    DateTimeOffset At)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The global condition keys of the request itself: time, address, TLS and headers.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html</remarks>
    public IEnumerable<(string Key, string Value)> GlobalConditionKeys()
    {
        yield return ("aws:SecureTransport", IsHttps ? "true" : "false");
        yield return ("aws:SourceIp", Source.ToString());
        yield return ("aws:CurrentTime", At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        yield return ("aws:EpochTime", At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        if (Header("User-Agent") is { } agent)
        {
            yield return ("aws:UserAgent", agent);
        }

        if (Header("Referer") is { } referer)
        {
            yield return ("aws:Referer", referer);
        }
    }
}
