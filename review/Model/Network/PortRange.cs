using System.Globalization;

namespace Review.Model.Network;

/// <summary>Ports of a protocol; for ICMP, types.</summary>
/// <param name="Protocol"><c>tcp</c>, <c>udp</c>, <c>icmp</c>, <c>icmpv6</c>, another by its number, or <c>all</c>.</param>
public sealed record PortRange(string Protocol, int First, int Last)
{
    public const string EveryProtocol = "all";

    public const int Lowest = 0, Highest = 65_535;

    public bool IsEveryPort => First == Lowest && Last == Highest;

    public bool Overlaps(PortRange other) => SharesProtocol(other) && First <= other.Last && other.First <= Last;

    public bool Contains(PortRange other) =>
        (Protocol == EveryProtocol || Protocol == other.Protocol) && First <= other.First && other.Last <= Last;

    /// <summary><c>22</c>, <c>8080-8090</c> or <c>all</c>.</summary>
    public string Ports =>
        IsEveryPort ? "all"
        : First == Last ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");

    public override string ToString() =>
        !IsEveryPort ? $"{Protocol} {Ports}" : Protocol == EveryProtocol ? "everything" : $"all of {Protocol}";

    private bool SharesProtocol(PortRange other) =>
        Protocol == other.Protocol || Protocol == EveryProtocol || other.Protocol == EveryProtocol;

    /// <summary>
    /// The ports of a rule. AWS ignores ports in a rule for all protocols; for ICMP they are type and code, and -1 means any.
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
    /// </summary>
    public static PortRange Of(string? protocol, int? from, int? to) => (Named(protocol), from, to) switch
    {
        (EveryProtocol, _, _) => new(EveryProtocol, Lowest, Highest),
        (var named, null or -1, _) => new(named, Lowest, Highest),
        ("icmp" or "icmpv6", { } type, _) => new(Named(protocol), type, type),
        (var named, { } first, var last) => new(named, first, last ?? first),
    };

    // https://www.iana.org/assignments/protocol-numbers
    private static string Named(string? protocol) => protocol?.ToLowerInvariant() switch
    {
        null or "-1" or "all" => EveryProtocol,
        "6" => "tcp",
        "17" => "udp",
        "1" => "icmp",
        "58" => "icmpv6",
        var other => other,
    };
}
