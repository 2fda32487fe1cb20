using System.Globalization;
using IamEngine.Model;
using Review.Model;

namespace Review.Diff.Network;

/// <summary>
/// What rules open on the one side and not on the other: exact over address blocks and port ranges, so that two halves of the internet are
/// the internet and one port more is one port more.
/// </summary>
internal static class ReachDiff
{
    private static readonly string[] Common = ["tcp", "udp", "icmp", "icmpv6", "other protocols"];

    public static IReadOnlyList<ReachChange> Gained(ReviewReport before, ReviewReport after)
    {
        var (old, @new) = (Openings.In(before), Openings.In(after));
        return
        [
            .. Direct(old, @new).OrderBy(change => change.Weight),
            .. Paths.Gained(before, old, after, @new),
            .. Surroundings.In(after).Except(Surroundings.In(before)).Select(fact => new ReachChange("", "", "", "", fact, 50)),
        ];
    }

    private static IEnumerable<ReachChange> Direct(IReadOnlyList<Opening> before, IReadOnlyList<Opening> after)
    {
        var protocols = before.Concat(after).Select(opening => opening.Protocol).Where(protocol => protocol != Opening.EveryProtocol).Concat(Common).Distinct().ToArray();
        var halves = from side in after.GroupBy(opening => (opening.Group, opening.IsWayIn, opening.Peer))
                     let old = before.Where(opening => (opening.Group, opening.IsWayIn, opening.Peer) == side.Key).ToArray()
                     from protocol in protocols
                     from area in Area.Joined(Areas(side, protocol).SelectMany(area => area.Without(Areas(old, protocol))).Distinct())
                     select (side.Key, Protocol: protocol, Area: area);
        var gained = from half in halves
                     group half.Protocol by (half.Key, half.Area) into same
                     let found = same.ToArray()
                     select (same.Key.Key, same.Key.Area, Protocols: found.Length >= protocols.Length ? "all" : string.Join(", ", found));
        var rows = gained.Select(half => Row(half.Key, half.Area, half.Protocols, after)).ToArray();
        // Both ends of one connection are one row.
        return rows.GroupBy(row => (row.From, row.To, row.Protocol, row.Ports))
            .Select(same => same.First() with { Because = string.Join("; ", same.Select(row => row.Because).Distinct()) });
    }

    private static IEnumerable<Area> Areas(IEnumerable<Opening> openings, string protocol) =>
        openings.Where(opening => opening.Protocol == protocol || opening.Protocol == Opening.EveryProtocol).Select(opening => opening.Area);

    private static ReachChange Row((string Group, bool IsWayIn, string Peer) side, Area area, string protocols, IReadOnlyList<Opening> after)
    {
        var rules = after.Where(opening => (opening.Group, opening.IsWayIn, opening.Peer) == side && opening.Area.Overlaps(area) && (protocols == "all" || opening.Protocol == Opening.EveryProtocol || protocols.Split(", ").Contains(opening.Protocol)))
            .Select(opening => opening.Rule).Distinct().ToArray();
        var isOfAddresses = side.Peer is Opening.IPv4 or Opening.IPv6;
        var peer = isOfAddresses ? Addresses(area, side.Peer == Opening.IPv4 ? Cidr.AnyIPv4 : Cidr.AnyIPv6) : side.Peer;
        var unanswered = isOfAddresses || !after.Any(opening => opening.Group == side.Peer)
            || after.Any(opening => opening.Group == side.Peer && opening.IsWayIn != side.IsWayIn && (opening.Peer == side.Group || opening.IsOfAddresses))
            ? "" : $" (the other end, {side.Peer}, does not open it)";
        var (from, to) = side.IsWayIn ? (peer, side.Group) : (side.Group, peer);
        return new(from, to, protocols, area.Ports, $"{string.Join(", ", rules)}{unanswered}", Weight(side, area, isOfAddresses));
    }

    private static string Addresses(Area area, Cidr family)
    {
        var blocks = area.Blocks(family).Take(9).ToArray();
        var named = blocks is [{ IsWorld: true }]
            ? $"the internet ({blocks[0]})"
            : string.Join(", ", blocks.Take(8)) + (blocks.Length > 8 ? " and more" : "");
        var count = area.LastAddress - area.FirstAddress;
        return count < 65_536 && blocks.Length > 0 && count > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{named} ({(long)count + 1} addresses)")
            : named;
    }

    // What lets in comes before what lets out, and wide blocks before narrow ones.
    private static int Weight((string Group, bool IsWayIn, string Peer) side, Area area, bool isOfAddresses)
    {
        if (!isOfAddresses)
        {
            return 40;
        }

        var family = side.Peer == Opening.IPv4 ? Cidr.AnyIPv4 : Cidr.AnyIPv6;
        var widest = area.Blocks(family).Take(32).Min(block => block.PrefixLength);
        return (side.IsWayIn ? 0 : 20) + (widest < (family.IsIPv4 ? 8 : 32) ? 0 : 10);
    }
}
