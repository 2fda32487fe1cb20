using System.Net;
using Rehearsal.Gateway;

namespace Tests.Rehearsal.Gateway;

/// <summary>Builds requests from a line such as <c>GET /bucket/key?acl</c>, with headers or form fields.</summary>
internal static class GatewayRequests
{
    public static AwsHttpRequest Request(string line, params (string Name, string Value)[] headers) => Make(line, headers, []);

    public static AwsHttpRequest Form(params (string Name, string Value)[] form) => Make("POST /", [], form);

    private static AwsHttpRequest Make(string line, (string Name, string Value)[] headers, (string Name, string Value)[] form)
    {
        var (method, target) = line.Split(' ') is [var first, var second] ? (first, second) : throw new FormatException(line);
        var (path, query) = target.Split('?', 2) is [var before, var after] ? (before, after) : (target, "");
        return new(
            method,
            path,
            query.Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(item => item.Split('=', 2))
                .ToDictionary(item => item[0], item => item.ElementAtOrDefault(1) ?? ""),
            headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase),
            form.ToDictionary(item => item.Name, item => item.Value),
            IsHttps: true,
            TlsVersion: "1.3",
            IPAddress.Parse("203.0.113.7"),
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    }
}
