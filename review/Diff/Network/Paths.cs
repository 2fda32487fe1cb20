using IamEngine.Model;
using Review.Model.Network;

namespace Review.Diff.Network;

/// <summary>
/// Groups that an address outside the network reaches over several hops: the address may connect to one group, whose members may
/// connect to the next. The location of hosts and whether a hop forwards traffic are ignored, so the result can have too many
/// paths, never too few.
/// </summary>
internal static class Paths
{
    private sealed record ReachedGroup(Cidr Block, Cidr Family, string To, AddressPortRange Range, IReadOnlyList<string> Hops);

    public static IEnumerable<ReachChange> Gained(GroupRules before, GroupRules after)
    {
        var known = All(before).ToList();
        foreach (var path in All(after).Where(path => path.Hops.Count > 1).OrderBy(path => path.Hops.Count))
        {
            var rest = path.Range.Without(
                known.Where(other => other.Family == path.Family && other.To == path.To).Select(other => other.Range)).ToArray();
            if (rest.Length > 0)
            {
                known.Add(path);
                // If several blocks remain, the path shows the rule's own block, as a connection in one hop does.
                var blocks = rest.SelectMany(range => range.Blocks(path.Family).Take(2)).Take(2).ToArray();
                yield return new(
                    (path.Block.IsWorld || blocks.Length > 1 ? path.Block : blocks[0]).ToString(),
                    path.To,
                    "in hops",
                    "any",
                    $"by way of {string.Join(" → ", path.Hops)}",
                    5);
            }
        }
    }

    private static IEnumerable<ReachedGroup> All(GroupRules rules)
    {
        foreach (var entry in rules.All.Where(
            rule => rule is { IsIngress: true, Block: { } block } && !rules.Vpc.Any(vpc => vpc.Contains(block))))
        {
            var family = entry.Block!.Value.IsIPv4 ? Cidr.AnyIPv4 : Cidr.AnyIPv6;
            var range = AddressPortRange.Of(entry) with { FirstPort = PortRange.Lowest, LastPort = PortRange.Highest };
            var reached = new Dictionary<string, IReadOnlyList<string>> { [entry.Group] = [entry.Group] };
            var next = new Queue<string>([entry.Group]);
            while (next.TryDequeue(out var at))
            {
                yield return new(entry.Block.Value, family, at, range, reached[at]);
                foreach (var (to, _) in rules.Onward(at).Where(step => !reached.ContainsKey(step.To)))
                {
                    if (reached.TryAdd(to, [.. reached[at], to]))
                    {
                        next.Enqueue(to);
                    }
                }
            }
        }
    }
}
