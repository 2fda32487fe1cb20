using System.Globalization;
using IamEngine.Model;
using Review.Model.Network;

namespace Review.Diff.Network;

/// <summary>A range of addresses and a range of ports: every port of every address.</summary>
internal readonly record struct AddressPortRange(UInt128 FirstAddress, UInt128 LastAddress, int FirstPort, int LastPort)
{
    /// <summary>The range that a rule opens. The addresses of a group or prefix list are unknown.</summary>
    public static AddressPortRange Of(GroupRule rule) =>
        new(rule.Block?.First ?? 0, rule.Block?.Last ?? 0, rule.Ports.First, rule.Ports.Last);

    public bool Overlaps(AddressPortRange other) =>
        FirstAddress <= other.LastAddress && other.FirstAddress <= LastAddress && FirstPort <= other.LastPort
            && other.FirstPort <= LastPort;

    public bool Contains(AddressPortRange other) =>
        FirstAddress <= other.FirstAddress && other.LastAddress <= LastAddress && FirstPort <= other.FirstPort
            && other.LastPort <= LastPort;

    /// <summary>
    /// The part of this range that is in none of the others. It is exact: each subtraction gives up to four ranges.
    /// </summary>
    public IEnumerable<AddressPortRange> Without(IEnumerable<AddressPortRange> others)
    {
        IReadOnlyList<AddressPortRange> rest = [this];
        foreach (var other in others)
        {
            rest = [.. rest.SelectMany(range => range.Without(other))];
        }

        return rest;
    }

    private List<AddressPortRange> Without(AddressPortRange cut)
    {
        if (!Overlaps(cut))
        {
            return [this];
        }

        var rest = new List<AddressPortRange>();
        if (FirstAddress < cut.FirstAddress)
        {
            rest.Add(this with { LastAddress = cut.FirstAddress - 1 });
        }

        if (LastAddress > cut.LastAddress)
        {
            rest.Add(this with { FirstAddress = cut.LastAddress + 1 });
        }

        var shared =
            this with
            {
                FirstAddress = UInt128.Max(FirstAddress, cut.FirstAddress),
                LastAddress = UInt128.Min(LastAddress, cut.LastAddress)
            };
        if (FirstPort < cut.FirstPort)
        {
            rest.Add(shared with { LastPort = cut.FirstPort - 1 });
        }

        if (LastPort > cut.LastPort)
        {
            rest.Add(shared with { FirstPort = cut.LastPort + 1 });
        }

        return rest;
    }

    public string Ports => new PortRange("", FirstPort, LastPort).Ports;

    /// <summary>Merges ranges that have the same ports and adjacent addresses.</summary>
    public static IReadOnlyList<AddressPortRange> Joined(IEnumerable<AddressPortRange> ranges)
    {
        var joined = new List<AddressPortRange>();
        foreach (var range in ranges.OrderBy(range => range.FirstPort).ThenBy(range => range.LastPort)
            .ThenBy(range => range.FirstAddress))
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Ports == range.Ports
                && (last.LastAddress == UInt128.MaxValue || range.FirstAddress <= last.LastAddress + 1))
            {
                joined[^1] = last with { LastAddress = UInt128.Max(last.LastAddress, range.LastAddress) };
            }
            else
            {
                joined.Add(range);
            }
        }

        return joined;
    }

    /// <summary>The smallest list of address blocks for the addresses: <c>203.0.112.0/24</c>.</summary>
    public IEnumerable<Cidr> Blocks(Cidr family)
    {
        var (at, end) = (FirstAddress, LastAddress);
        while (true)
        {
            var prefix = family.AddressBits;
            while (prefix > 0 && Fits(at, prefix - 1, family.AddressBits, end))
            {
                prefix--;
            }

            var last = at + Mask(family.AddressBits, prefix);
            yield return Block(family, at, prefix);
            if (last >= end)
            {
                yield break;
            }

            at = last + 1;
        }
    }

    private static bool Fits(UInt128 at, int prefix, int bits, UInt128 end) =>
        (at & Mask(bits, prefix)) == 0 && Mask(bits, prefix) <= end - at;

    private static UInt128 Mask(int bits, int prefix) => prefix == bits ? 0 : (UInt128.MaxValue >> (128 - bits)) >> prefix;

    private static Cidr Block(Cidr family, UInt128 first, int prefix)
    {
        var bytes = new byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, first);
        return Cidr.Of(
            $"{new System.Net.IPAddress(family.IsIPv4 ? bytes[12..] : bytes)}/{prefix.ToString(CultureInfo.InvariantCulture)}");
    }
}
