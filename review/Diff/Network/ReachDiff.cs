using System.Globalization;
using IamEngine.Model;
using Review.Model;
using Review.Model.Network;

namespace Review.Diff.Network;

/// <summary>
/// What rules open on the one side and not on the other: exact over address blocks and port ranges, so that two halves of the
/// internet are the internet and one port more is one port more.
/// </summary>
internal static class ReachDiff
{
    private static readonly string[] Common = ["tcp", "udp", "icmp", "icmpv6", "other protocols"];

    /// <summary>One side of a group's rules towards one peer.</summary>
    /// <param name="Family">Any block of the peer's address family; null where the peer is a group or prefix list.</param>
    private sealed record Side(string Group, bool IsIngress, string Peer, Cidr? Family)
    {
        public static Side Of(GroupRule rule) => rule.Block is { } block
            ? new(rule.Group, rule.IsIngress, "", block.IsIPv4 ? Cidr.AnyIPv4 : Cidr.AnyIPv6)
            : new(rule.Group, rule.IsIngress, rule.Peer, null);
    }

    public static IReadOnlyList<ReachChange> Gained(ReviewReport before, ReviewReport after)
    {
        var (old, @new) = (GroupRules.In(before.Resources), GroupRules.In(after.Resources));
        return
        [
            .. Direct(old.All, @new.All).OrderBy(change => change.Weight),
            .. Paths.Gained(old, @new),
            .. NetworkContext.In(after).Except(NetworkContext.In(before)).Select(fact => new ReachChange("", "", "", "", fact, 50)),
        ];
    }

    private static IEnumerable<ReachChange> Direct(IReadOnlyList<GroupRule> before, IReadOnlyList<GroupRule> after)
    {
        var protocols = before.Concat(after).Select(rule => rule.Ports.Protocol)
            .Where(protocol => protocol != PortRange.EveryProtocol).Concat(Common).Distinct().ToArray();
        var halves = from side in after.GroupBy(Side.Of)
                     let old = before.Where(rule => Side.Of(rule) == side.Key).ToArray()
                     from protocol in protocols
                     from range in AddressPortRange.Joined(Ranges(side, protocol).SelectMany(range => range.Without(Ranges(old, protocol))).Distinct())
                     select (Side: side.Key, Protocol: protocol, Range: range);
        var gained = from half in halves
                     group half.Protocol by (half.Side, half.Range) into same
                     let found = same.ToArray()
                     select (same.Key.Side, same.Key.Range, Protocols: found.Length >= protocols.Length ? "all" : string.Join(", ", found));
        var rows = gained.Select(half => Row(half.Side, half.Range, half.Protocols, after)).ToArray();
        // Both ends of one connection are one row.
        return rows.GroupBy(row => (row.From, row.To, row.Protocol, row.Ports))
            .Select(same => same.First() with { Because = string.Join("; ", same.Select(row => row.Because).Distinct()) });
    }

    private static IEnumerable<AddressPortRange> Ranges(IEnumerable<GroupRule> rules, string protocol) =>
        rules.Where(rule => rule.Ports.Protocol == protocol || rule.Ports.Protocol == PortRange.EveryProtocol).Select(AddressPortRange.Of);

    private static ReachChange Row(Side side, AddressPortRange range, string protocols, IReadOnlyList<GroupRule> after)
    {
        var rules = after.Where(rule => Side.Of(rule) == side && AddressPortRange.Of(rule).Overlaps(range)
            && (protocols == "all" || rule.Ports.Protocol == PortRange.EveryProtocol || protocols.Split(", ").Contains(rule.Ports.Protocol)))
            .Select(rule => rule.DeclaredBy.Name).Distinct().ToArray();
        var peer = side.Family is { } family ? Addresses(range, family) : side.Peer;
        var unanswered = side.Family is not null || !after.Any(rule => rule.Group == side.Peer)
            || after.Any(rule => rule.Group == side.Peer && rule.IsIngress != side.IsIngress && (rule.Peer == side.Group || rule.Block is not null))
            ? "" : $" (the other end, {side.Peer}, does not open it)";
        var (from, to) = side.IsIngress ? (peer, side.Group) : (side.Group, peer);
        return new(from, to, protocols, range.Ports, $"{string.Join(", ", rules)}{unanswered}", Weight(side, range));
    }

    private static string Addresses(AddressPortRange range, Cidr family)
    {
        var blocks = range.Blocks(family).Take(9).ToArray();
        var named = blocks is [{ IsWorld: true }]
            ? $"the internet ({blocks[0]})"
            : string.Join(", ", blocks.Take(8)) + (blocks.Length > 8 ? " and more" : "");
        var count = range.LastAddress - range.FirstAddress;
        return count < 65_536 && blocks.Length > 0 && count > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{named} ({(long)count + 1} addresses)")
            : named;
    }

    // What lets in comes before what lets out, and wide blocks before narrow ones.
    private static int Weight(Side side, AddressPortRange range)
    {
        if (side.Family is not { } family)
        {
            return 40;
        }

        var widest = range.Blocks(family).Take(32).Min(block => block.PrefixLength);
        return (side.IsIngress ? 0 : 20) + (widest < (family.IsIPv4 ? 8 : 32) ? 0 : 10);
    }
}
