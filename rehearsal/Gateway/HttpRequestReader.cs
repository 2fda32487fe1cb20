using System.Security.Authentication;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Rehearsal.Gateway;

/// <summary>Reads a request of the web server.</summary>
internal static class HttpRequestReader
{
    /// <summary>Path and query exactly as the client sent them: a normalized path can be the key of another object.</summary>
    public static string Target(HttpContext context) => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    public static async Task<AwsHttpRequest> ReadAsync(HttpContext context, SimulatedConditions simulated)
    {
        var request = context.Request;
        var (path, query) = Target(context).Split('?', 2) is [var first, var second] ? (first, second) : (Target(context), "");
        return new(
            request.Method,
            Uri.UnescapeDataString(path),
            QueryHelpers.ParseQuery(query).ToDictionary(item => item.Key, item => item.Value.ToString()),
            request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await ReadFormAsync(request),
            request.IsHttps,
            TlsVersion(context),
            simulated.SourceAddress,
            simulated.Now);
    }

    /// <summary>The whole body. It stays readable.</summary>
    public static async Task<string> BodyAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        return text;
    }

    private static async Task<IReadOnlyDictionary<string, string>> ReadFormAsync(HttpRequest request) =>
        request.Method == "POST"
            && request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is true
            ? QueryHelpers.ParseQuery(await BodyAsync(request)).ToDictionary(item => item.Key, item => item.Value.ToString())
            : new Dictionary<string, string>();

    private static string? TlsVersion(HttpContext context) => context.Features.Get<ITlsHandshakeFeature>()?.Protocol switch
    {
        SslProtocols.Tls12 => "1.2",
        SslProtocols.Tls13 => "1.3",
        null => null,
        var older => throw new InvalidOperationException($"the gateway does not support {older}"),
    };
}
