using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Rehearsal.Creation;

/// <summary>Random values, computed on this machine. https://www.pulumi.com/registry/packages/random/api-docs/randomid/</summary>
internal static class RandomHandlers
{
    public static IEnumerable<ResourceHandler> All =>
    [
        new ResourceHandler("random:index/randomId:RandomId", (_, id, _) => Task.FromResult(RandomId(id)), null)
            .NotComparing("byteLength", "computed on this machine; no AWS service stores it"),
    ];

    private static CreatedResource RandomId(DesiredResource id)
    {
        var bytes = RandomNumberGenerator.GetBytes(id.Number("byteLength"));
        var base64 = Convert.ToBase64String(bytes);
        var url = base64.TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var prefix = id.TextOrNull("prefix") ?? "";
        return new(
            url,
            ("hex", prefix + Convert.ToHexStringLower(bytes)),
            ("dec", prefix + new BigInteger(bytes, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture)),
            ("b64Std", prefix + base64),
            ("b64Url", prefix + url));
    }
}
