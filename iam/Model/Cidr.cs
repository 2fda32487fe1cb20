using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace IamEngine.Model;

/// <summary>
/// A block of IPv4 or IPv6 addresses: <c>203.0.113.0/24</c>, <c>2001:db8::/32</c>. Addresses are compared as numbers, never as
/// text.
/// </summary>
public readonly record struct Cidr : IComparable<Cidr>
{
    // Not a UInt128: the ahead-of-time compiler leaves out all code with one in a field or a signature.
    private readonly ulong upper;
    private readonly ulong lower;

    private Cidr(AddressFamily family, UInt128 first, int prefixLength)
    {
        Family = family;
        (upper, lower) = ((ulong)(first >> 64), (ulong)first);
        PrefixLength = prefixLength;
    }

    public AddressFamily Family { get; }

    /// <summary>The first address as a number.</summary>
    public UInt128 First => new(upper, lower);

    public UInt128 Last => First + (Size - 1);

    public int PrefixLength { get; }

    public bool IsIPv4 => Family == AddressFamily.InterNetwork;

    public bool IsIPv6 => Family == AddressFamily.InterNetworkV6;

    public int AddressBits => IsIPv4 ? 32 : 128;

    /// <summary>The number of addresses in the block; zero means 2^128, which does not fit.</summary>
    public UInt128 Size => PrefixLength == 0 && IsIPv6 ? UInt128.Zero : UInt128.One << (AddressBits - PrefixLength);

    /// <summary>All addresses of the block's family: <c>0.0.0.0/0</c> or <c>::/0</c>.</summary>
    public bool IsWorld => PrefixLength == 0;

    public static Cidr AnyIPv4 { get; } = new(AddressFamily.InterNetwork, 0, 0);

    public static Cidr AnyIPv6 { get; } = new(AddressFamily.InterNetworkV6, 0, 0);

    /// <summary>Parses <c>ADDRESS/PREFIX</c>; the address must be the first one of the block.</summary>
    public static Answer<Cidr> Ask(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return No($"`{text}` is not a CIDR block: it has no prefix, as in 203.0.113.0/24");
        }

        if (!AddressText.TryRead(text.AsSpan(0, slash), out var family, out var address))
        {
            return No($"`{text}` is not a CIDR block: `{text[..slash]}` is not an IPv4 or IPv6 address");
        }

        var bits = family == AddressFamily.InterNetwork ? 32 : 128;
        if (!TryReadPrefixLength(text.AsSpan(slash + 1), bits, out var prefix))
        {
            return No($"`{text}` is not a CIDR block: its prefix is a number from 0 to {bits}");
        }

        var first = address & ~HostMask(bits, prefix);
        var cidr = new Cidr(family, first, prefix);
        return first == address
            ? new Answer<Cidr>.Yes(cidr)
            : No($"`{text}` has host bits set; the block that contains it is {cidr}");
    }

    public static Cidr Of(string text) => Ask(text).OrThrow();

    /// <summary>
    /// Parses a value of an IAM <c>IpAddress</c> condition: a block, or one address. Bits after the prefix are ignored.
    /// </summary>
    public static bool TryReadLoosely(ReadOnlySpan<char> text, out Cidr cidr)
    {
        var slash = text.IndexOf('/');
        cidr = default;
        if (!AddressText.TryRead(slash < 0 ? text : text[..slash], out var family, out var address))
        {
            return false;
        }

        var bits = family == AddressFamily.InterNetwork ? 32 : 128;
        var prefix = bits;
        if (slash >= 0 && !TryReadPrefixLength(text[(slash + 1)..], bits, out prefix))
        {
            return false;
        }

        cidr = new Cidr(family, address & ~HostMask(bits, prefix), prefix);
        return true;
    }

    public bool Contains(Cidr other) =>
        Family == other.Family && PrefixLength <= other.PrefixLength
            && (other.First & ~HostMask(AddressBits, PrefixLength)) == First;

    public bool Overlaps(Cidr other) => Contains(other) || other.Contains(this);

    /// <summary>
    /// The <paramref name="index"/>-th block with the given prefix length inside this one; throws if there are fewer.
    /// </summary>
    public Cidr Block(int prefixLength, int index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prefixLength, PrefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, AddressBits);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        // An int has 31 bits, so every index fits if the prefix is longer by as many bits.
        var bits = prefixLength - PrefixLength;
        if (bits < 31 && index >> bits > 0)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"{this} has not so many blocks of /{prefixLength}");
        }

        return new(Family, First + ((UInt128)(uint)index << (AddressBits - prefixLength)), prefixLength);
    }

    /// <summary>
    /// One address of the block, counted from the first: <c>10.0.0.0/16</c> has <c>10.0.0.2</c> at 2. Throws if the block has
    /// fewer.
    /// </summary>
    public string AddressAt(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        return (uint)offset <= Last - First
            ? Text(Family, First + (uint)offset)
            : throw new ArgumentOutOfRangeException(nameof(offset), offset, $"{this} has not so many addresses");
    }

    public int CompareTo(Cidr other) =>
        (Family.CompareTo(other.Family), First.CompareTo(other.First), PrefixLength.CompareTo(other.PrefixLength)) switch
        {
            (not 0 and var byFamily, _, _) => byFamily,
            (_, not 0 and var byAddress, _) => byAddress,
            var (_, _, byPrefix) => byPrefix,
        };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Text(Family, First)}/{PrefixLength}");

    public static bool operator <(Cidr left, Cidr right) => left.CompareTo(right) < 0;

    public static bool operator <=(Cidr left, Cidr right) => left.CompareTo(right) <= 0;

    public static bool operator >(Cidr left, Cidr right) => left.CompareTo(right) > 0;

    public static bool operator >=(Cidr left, Cidr right) => left.CompareTo(right) >= 0;

    private static Answer<Cidr> No(string reason) => new Answer<Cidr>.No([reason]);

    private static UInt128 HostMask(int bits, int prefix) => prefix == bits ? 0 : (UInt128.MaxValue >> (128 - bits)) >> prefix;

    private static bool TryReadPrefixLength(ReadOnlySpan<char> text, int bits, out int prefix) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out prefix) && prefix <= bits;

    private static string Text(AddressFamily family, UInt128 address)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, address);
        return new IPAddress(family == AddressFamily.InterNetwork ? bytes[12..] : bytes).ToString();
    }
}
