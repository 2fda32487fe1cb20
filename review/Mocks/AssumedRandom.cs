using Review.Model;
using System.Globalization;
using System.Numerics;

namespace Review.Mocks;

/// <summary>What is random elsewhere, and always the same in a review.</summary>
internal static class AssumedRandom
{
    public static IEnumerable<(string Type, Func<Asked, Assumption> Answer)> Table =>
    [
        (ResourceTypes.RandomId, Id),
        (ResourceTypes.RandomString, asked => new(Text(asked), ("result", Text(asked)))),
    ];

    private static Assumption Id(Asked asked)
    {
        var hex = asked.Hex(2 * (int)(double)asked.Inputs["byteLength"]);
        var bytes = Convert.FromHexString(hex);
        var base64 = Convert.ToBase64String(bytes);
        var url = base64.TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var prefix = asked.Text("prefix");
        return new(
            url,
            ("hex", prefix + hex),
            ("dec", prefix + new BigInteger(bytes, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture)),
            ("b64Std", prefix + base64),
            ("b64Url", prefix + url));
    }

    private static string Text(Asked asked) => asked.Hex((int)(double)asked.Inputs["length"]);
}
