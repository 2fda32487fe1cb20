using System.Globalization;
using System.Numerics;
using Review.Model;

namespace Review.Mocks;

/// <summary>Outputs of the random provider, constant in a review.</summary>
internal static class MockRandom
{
    public static IEnumerable<(string Type, Func<ResourceRequest, MockOutputs> Answer)> Table =>
    [
        (ResourceTypes.RandomId, Id),
        (ResourceTypes.RandomString, request => new(Text(request), ("result", Text(request)))),
    ];

    private static MockOutputs Id(ResourceRequest request)
    {
        var hex = request.Hex(2 * (int)(double)request.Inputs["byteLength"]);
        var bytes = Convert.FromHexString(hex);
        var base64 = Convert.ToBase64String(bytes);
        var url = base64.TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var prefix = request.Text("prefix");
        return new(
            url,
            ("hex", prefix + hex),
            ("dec", prefix + new BigInteger(bytes, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture)),
            ("b64Std", prefix + base64),
            ("b64Url", prefix + url));
    }

    private static string Text(ResourceRequest request) => request.Hex((int)(double)request.Inputs["length"]);
}
