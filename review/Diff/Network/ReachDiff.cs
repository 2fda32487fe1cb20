using System.Globalization;
using IamEngine.Model;
using Review.Model;
using Review.Model.Network;

namespace Review.Diff.Network;

/// <summary>
/// Connections that the rules of one side open and those of the other do not. The comparison of address blocks and port ranges is
/// exact: two halves of the internet equal the internet, and a single additional port is found.
/// </summary>
internal static class ReachDiff
{
    private static readonly string[] Common = ["tcp", "udp", "icmp", "icmpv6", "other protocols"];

    /// <summary>The rules of a group for one direction and one peer.</summary>
    /// <param name="Family">
    /// The block with all addresses of the peer's family; null if the peer is a group or prefix list.
    /// </param>
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
            .. NetworkContext.In(after).Except(NetworkContext.In(before))
                .Select(fact => new ReachChange("", "", "", "", fact, 50)),
        ];
    }

    private static IEnumerable<ReachChange> Direct(IReadOnlyList<GroupRule> before, IReadOnlyList<GroupRule> after)
    {
        var protocols = before.Concat(after).Select(rule => rule.Ports.Protocol)
            .Where(protocol => protocol != PortRange.EveryProtocol).Concat(Common).Distinct().ToArray();
        var halves = from side in after.GroupBy(Side.Of)
                     let old = before.Where(rule => Side.Of(rule) == side.Key).ToArray()
                     from protocol in protocols
                     from range in AddressPortRange.Joined(
                         Ranges(side, protocol).SelectMany(range => range.Without(Ranges(old, protocol))).Distinct())
                     select new Half(side.Key, protocol, range);
        halves = Named(halves.ToArray(), after).ToArray();
        var gained = from half in halves
                     group half.Protocol by (half.Side, half.Range) into same
                     let found = same.ToArray()
                     select (same.Key.Side, same.Key.Range, Protocols: found.Length >= protocols.Length ? "all"
                         : string.Join(", ", found));
        var rows = gained.Select(half => Row(half.Side, half.Range, half.Protocols, before, after)).ToArray();
        // The rules at both ends of a connection give one row.
        return rows.GroupBy(row => (row.From, row.To, row.Protocol, row.Ports))
            .Select(same => same.First() with { Because = string.Join("; ", same.Select(row => row.Because).Distinct()) });
    }

    private sealed record Half(Side Side, string Protocol, AddressPortRange Range);

    /// <summary>
    /// Where the newly opened addresses consist of several pieces, reports the rule's own block instead. The whole internet is
    /// always reported as such; a single remaining block is reported exactly.
    /// </summary>
    private static IEnumerable<Half> Named(IReadOnlyList<Half> halves, IReadOnlyList<GroupRule> after) =>
        halves.Select(half => half.Side.Family is null ? half : half with { Range = Named(half, halves, after) }).Distinct();

    private static AddressPortRange Named(Half half, IReadOnlyList<Half> halves, IReadOnlyList<GroupRule> after)
    {
        var rule = after.Where(
            rule => Side.Of(rule) == half.Side && Ranges([rule], half.Protocol).Any(opened => opened.Contains(half.Range)))
            .OrderBy(rule => rule.Block!.Value.PrefixLength).FirstOrDefault();
        if (rule?.Block is not { } block)
        {
            return half.Range;
        }

        var whole = half.Range with { FirstAddress = block.First, LastAddress = block.Last };
        var pieces = halves.Where(
            other => (other.Side, other.Protocol) == (half.Side, half.Protocol) && whole.Contains(other.Range))
            .SelectMany(other => other.Range.Blocks(half.Side.Family!.Value).Take(2)).Take(2);
        return block.IsWorld || pieces.Count() > 1 ? whole : half.Range;
    }

    private static IEnumerable<AddressPortRange> Ranges(IEnumerable<GroupRule> rules, string protocol) =>
        rules.Where(rule => rule.Ports.Protocol == protocol || rule.Ports.Protocol == PortRange.EveryProtocol)
            .Select(AddressPortRange.Of);

    private static ReachChange Row(
        Side side, AddressPortRange range, string protocols, IReadOnlyList<GroupRule> before, IReadOnlyList<GroupRule> after)
    {
        var rules = after.Where(Opens).Select(rule => rule.DeclaredBy.Name).Distinct().ToArray();
        var partly = before.Any(Opens) ? "; the other side opens a part of it" : "";
        var peer = side.Family is { } family ? Addresses(range, family) : side.Peer;
        var unanswered = side.Family is not null || !after.Any(rule => rule.Group == side.Peer)
            || after.Any(
                rule => rule.Group == side.Peer && rule.IsIngress != side.IsIngress
                && (rule.Peer == side.Group || rule.Block is not null))
            ? "" : $" (the other end, {side.Peer}, does not open it)";
        var (from, to) = side.IsIngress ? (peer, side.Group) : (side.Group, peer);
        return new(from, to, protocols, range.Ports, $"{string.Join(", ", rules)}{unanswered}{partly}", Weight(side, range));

        bool Opens(GroupRule rule) => Side.Of(rule) == side && AddressPortRange.Of(rule).Overlaps(range)
            && (protocols == "all" || rule.Ports.Protocol == PortRange.EveryProtocol
                || protocols.Split(", ").Contains(rule.Ports.Protocol));
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

    // Ingress sorts before egress, and wide blocks before narrow ones.
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
