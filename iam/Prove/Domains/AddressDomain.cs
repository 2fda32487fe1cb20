using System.Net.Sockets;
using IamEngine.Model;

namespace IamEngine.Prove.Domains;

/// <summary>
/// IPv4 and IPv6 addresses. A cell starts at the first address of each block and after its last. The cells of IPv6 follow those
/// of IPv4.
/// </summary>
/// <param name="alwaysAddress">Whether every value is an address.</param>
internal sealed class AddressDomain(bool alwaysAddress) : LazyCells<Cidr>(alwaysAddress)
{
    protected override CellDomain Cut()
    {
        (AddressFamily Family, UInt128 First)[] starts =
        [
            .. Starts(AddressFamily.InterNetwork, Ranges.Where(block => block.IsIPv4)),
            .. Starts(AddressFamily.InterNetworkV6, Ranges.Where(block => block.IsIPv6)),
        ];
        string?[] values = [None, .. starts.Select(start => Text(start.Family, start.First))];
        return new([.. Ranges.Select(block => (Cell(block.Family, block.First), Cell(block.Family, block.Last)))], values);

        // The cell of an address: the last one that starts at or before it.
        int Cell(AddressFamily family, UInt128 address) =>
            Array.BinarySearch(starts, (family, address)) is var found && found >= 0 ? found + 1 : ~found;
    }

    private static IEnumerable<(AddressFamily, UInt128)> Starts(AddressFamily family, IEnumerable<Cidr> blocks)
    {
        var starts = new SortedSet<UInt128> { 0 };
        var end = family == AddressFamily.InterNetwork ? uint.MaxValue : UInt128.MaxValue;
        foreach (var block in blocks)
        {
            starts.Add(block.First);
            if (block.Last < end)
            {
                starts.Add(block.Last + 1);
            }
        }

        return starts.Select(start => (family, start));
    }

    private static string Text(AddressFamily family, UInt128 address)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, address);
        return new System.Net.IPAddress(family == AddressFamily.InterNetwork ? bytes[12..] : bytes).ToString();
    }
}
