using System.Globalization;
using System.Net;

namespace Rehearsal.Gateway;

/// <summary>A request to AWS as it came over the wire, with what the gateway knows of the connection.</summary>
/// <param name="Path">Decoded, with its first slash.</param>
/// <param name="Query">Decoded; a name without a value has an empty one.</param>
/// <param name="Form">The members of a form's body, as the Query API sends them; empty for other bodies.</param>
/// <param name="TlsVersion">Such as 1.3; null on plain HTTP.</param>
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

    /// <summary>The keys that every service knows, from how the request travelled.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html</remarks>
    public IEnumerable<(string Key, string Value)> Circumstances()
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
