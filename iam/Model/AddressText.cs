using System.Globalization;
using System.Net.Sockets;

namespace IamEngine.Model;

/// <summary>
/// Reads the text of an IP address as a number, without allocation, since each decision may compare addresses. Strict: four
/// decimal parts without leading zeros for IPv4 (programs differ on the meaning of <c>10</c>, <c>0x7f.1</c> and
/// <c>010.0.0.1</c>); for IPv6 the forms of RFC 4291, without brackets and without a zone.
/// </summary>
internal static class AddressText
{
    private const int Groups = 8;

    public static bool TryRead(ReadOnlySpan<char> text, out AddressFamily family, out UInt128 address)
    {
        family = text.Contains(':') ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork;
        if (family == AddressFamily.InterNetworkV6)
        {
            return TryReadIPv6(text, out address);
        }

        var known = TryReadIPv4(text, out var number);
        address = number;
        return known;
    }

    private static bool TryReadIPv4(ReadOnlySpan<char> text, out uint address)
    {
        address = 0;
        var parts = 0;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            if (++parts > 4 || part is ['0', _, ..] || part.Length > 3 || !byte.TryParse(
                part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            address = (address << 8) | number;
        }

        return parts == 4;
    }

    // Reads the groups before and after `::` separately; those between are zero.
    private static bool TryReadIPv6(ReadOnlySpan<char> text, out UInt128 address)
    {
        address = 0;
        var gap = text.IndexOf("::");
        if (gap < 0)
        {
            return TryReadGroups(text, last: true, out address, out var all) && all == Groups;
        }

        if (!TryReadGroups(text[..gap], last: false, out var high, out var before) || !TryReadGroups(
            text[(gap + 2)..], last: true, out var low, out var behind))
        {
            return false;
        }

        address = before == 0 ? low : (high << (16 * (Groups - before))) | low;
        return before + behind < Groups;
    }

    // Only the last group can have the form of an IPv4 address; it counts as two.
    private static bool TryReadGroups(ReadOnlySpan<char> text, bool last, out UInt128 number, out int count)
    {
        (number, count) = (0, 0);
        if (text.IsEmpty)
        {
            return true;
        }

        foreach (var range in text.Split(':'))
        {
            var part = text[range];
            if (last && range.End.GetOffset(text.Length) == text.Length && part.Contains('.'))
            {
                if (!TryReadIPv4(part, out var dotted))
                {
                    return false;
                }

                (number, count) = ((number << 32) | dotted, count + 2);
            }
            else if (part.Length is 0 or > 4 || !ushort.TryParse(
                part, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var group))
            {
                return false;
            }
            else
            {
                (number, count) = ((number << 16) | group, count + 1);
            }

            if (count > Groups)
            {
                return false;
            }
        }

        return true;
    }
}
