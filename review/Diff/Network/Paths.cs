using IamEngine.Model;
using Review.Model;

namespace Review.Diff.Network;

/// <summary>
/// From which addresses outside the network a group can be reached over several hops: an address may open a connection to one group, whose
/// members may open one to the next. Where a host stands, and whether a hop forwards anything, is not looked at: that leaves it on the
/// safe side.
/// </summary>
internal sealed class Paths
{
    private readonly IReadOnlyList<Opening> openings;
    private readonly IReadOnlyList<Cidr> inside;

    private Paths(ReviewReport report, IReadOnlyList<Opening> openings)
    {
        this.openings = openings;
        inside = [.. report.Resources.Where(resource => resource.Type == "aws:ec2/vpc:Vpc")
            .Select(vpc => vpc.Inputs["cidrBlock"]?.ToString()).Where(block => block is not null && Cidr.Ask(block) is Answer<Cidr>.Yes).Select(block => Cidr.Of(block!))];
    }

    public static IEnumerable<ReachChange> Gained(
        ReviewReport before, IReadOnlyList<Opening> old, ReviewReport after, IReadOnlyList<Opening> @new)
    {
        var known = new Paths(before, old).All().Select(path => (path.Family, path.To, path.Area)).ToArray();
        foreach (var path in new Paths(after, @new).All().Where(path => path.Hops.Count > 1).OrderBy(path => path.Hops.Count))
        {
            var rest = path.Area.Without(known.Where(other => other.Family == path.Family && other.To == path.To).Select(other => other.Area)).ToArray();
            if (rest.Length > 0)
            {
                var from = string.Join(
                    ", ", rest.SelectMany(area => area.Blocks(path.Family == Opening.IPv4 ? Cidr.AnyIPv4 : Cidr.AnyIPv6)).Take(8));
                known = [.. known, (path.Family, path.To, path.Area)];
                yield return new(from, path.To, "in hops", "any", $"by way of {string.Join(" → ", path.Hops)}", 5);
            }
        }
    }

    private IEnumerable<(string Family, string To, Area Area, IReadOnlyList<string> Hops)> All()
    {
        foreach (var entry in openings.Where(opening => opening.IsWayIn && opening.IsOfAddresses && !IsInside(opening)))
        {
            var area = entry.Area with { FirstPort = Area.LowestPort, LastPort = Area.HighestPort };
            var reached = new Dictionary<string, IReadOnlyList<string>> { [entry.Group] = [entry.Group] };
            var next = new Queue<string>([entry.Group]);
            while (next.TryDequeue(out var at))
            {
                yield return (entry.Peer, at, area, reached[at]);
                foreach (var to in Neighbours(at).Where(to => !reached.ContainsKey(to)))
                {
                    reached[to] = [.. reached[at], to];
                    next.Enqueue(to);
                }
            }
        }
    }

    /// <summary>The groups on whose members those of a group may open a connection: one end opens the way out, the other the way in.</summary>
    private IEnumerable<string> Neighbours(string group) =>
        from way in openings
        where way.Group == @group && !way.IsWayIn
        from other in openings
        where other.IsWayIn && Means(way, other.Group) && Means(other, @group) && SharePorts(way, other)
        select other.Group;

    // A block that overlaps the network's own may hold any of its hosts.
    private bool Means(Opening opening, string group) => opening.Peer == group
        || (opening.IsOfAddresses && inside.Any(block => Overlaps(opening, block)));

    private bool IsInside(Opening opening) =>
        inside.Any(block => block.IsIPv4 == (opening.Peer == Opening.IPv4) && block.First <= opening.Area.FirstAddress && opening.Area.LastAddress <= block.Last);

    private static bool Overlaps(Opening opening, Cidr block) =>
        block.IsIPv4 == (opening.Peer == Opening.IPv4) && opening.Area.FirstAddress <= block.Last && block.First <= opening.Area.LastAddress;

    private static bool SharePorts(Opening one, Opening other) =>
        (one.Protocol == other.Protocol || one.Protocol == Opening.EveryProtocol || other.Protocol == Opening.EveryProtocol)
        && one.Area.FirstPort <= other.Area.LastPort && other.Area.FirstPort <= one.Area.LastPort;
}
