using System.Globalization;
using IamEngine.Model;

namespace Infra.Commands;

/// <summary>
/// The private host names of an IPv4 block as patterns of <c>ssh_config</c>, whose only wildcards are <c>*</c> and <c>?</c>:
/// <c>ip-10-20-*.ec2.internal</c> for 10.20.0.0/16 in us-east-1. They match the names in the block and no others.
/// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-naming.html
/// </summary>
public static class HostPatterns
{
    private const int LastOctet = 255;

    /// <param name="block">A block of a VPC, /8 to /32.</param>
    public static Seq<string> Of(Cidr block, Region region)
    {
        var octets = block.ToString().Split('/')[0].Split('.').Select(octet => int.Parse(octet, CultureInfo.InvariantCulture))
            .ToArray();
        var whole = block.PrefixLength / 8;
        var fixedPart = string.Concat(octets[..whole].Select(octet => string.Create(CultureInfo.InvariantCulture, $"-{octet}")));
        if (whole == 4)
        {
            return [$"ip{fixedPart}.{region.PrivateHostDomain}"];
        }

        var size = 1 << (8 - (block.PrefixLength % 8));
        var rest = whole == 3 ? "" : "-*"; // one star also matches several octets
        return size > LastOctet
            ? [$"ip{fixedPart}-*.{region.PrivateHostDomain}"]
            : [.. Cover(octets[whole], octets[whole] + size - 1)
                .Select(octet => $"ip{fixedPart}-{octet}{rest}.{region.PrivateHostDomain}")];
    }

    /// <summary>
    /// The fewest patterns for the decimal numbers of a range: 64 to 127 is 64 ... 69, 7?, 8?, 9?, 10?, 11?, 120 ... 127.
    /// </summary>
    private static IEnumerable<string> Cover(int first, int last)
    {
        for (var number = first; number <= last;)
        {
            var (pattern, end) = Widest(number, last);
            yield return pattern;
            number = end + 1;
        }
    }

    private static (string Pattern, int End) Widest(int number, int last)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        for (var kept = 0; kept < digits.Length; kept++)
        {
            var width = (int)Math.Pow(10, digits.Length - kept);
            var begin = kept == 0 ? (digits.Length == 1 ? 0 : width / 10) : number / width * width;
            var end = Math.Min(kept == 0 ? width - 1 : begin + width - 1, LastOctet);
            if (begin == number && end <= last)
            {
                return (digits[..kept] + new string('?', digits.Length - kept), end);
            }
        }

        return (digits, number);
    }
}
