using Review.Model;
using Review.Model.Network;
using Review.Reach;

namespace Review.Forms.Pictures;

/// <summary>
/// Draws a VPC: the internet and other networks at the top, one column per zone with public subnets above the others, and the
/// services of endpoints at the bottom. Arrows follow the routes; each subnet also lists its routes in words.
/// </summary>
public static class TopologyPicture
{
    private const int Margin = 12;
    private const int Lane = 14;
    private const int Straddle = 236;

    public static Picture Draw(NetworkTopology topology, AllowedFlows flows, string id)
    {
        var grid = new ZoneGrid(topology);
        var outside = Outside.Of(flows, grid.Width);
        var shapes = new List<Shape>();

        var vpcTop = Margin + outside.Height + 56;
        var gateways = topology.Gateways.Select(gateway => GatewayBox(gateway, "internet gateway")).ToArray();
        var titleWidth = grid.Width - (gateways.Length > 0 ? Straddle + 24 : 0);
        var title = LabelBox.Of(
            "", titleWidth, (topology.Vpc.Name, Lettering.Strong),
            ($"VPC {NetworkTopology.Blocks(topology.Vpc)}", Lettering.Plain));
        var gridTop = vpcTop + Math.Max(title.Height, gateways.Select(card => card.Height - 20).DefaultIfEmpty().Max())
            + (gateways.Length > 0 ? 34 : 8);
        var endpointLanes = topology.Endpoints.Count * Lane;
        var vpcBottom = gridTop + grid.Height + endpointLanes + 40;
        shapes.AddRange(outside.At(Margin, Margin));
        shapes.Add(new Shape.Box(new(Margin, vpcTop, grid.Width, vpcBottom - vpcTop), "vpc"));
        shapes.AddRange(title.At(Margin + 2, vpcTop));
        shapes.AddRange(grid.At(Margin, gridTop));

        var spots = grid.SpotsAt(Margin, gridTop);
        shapes.AddRange(WayIn(topology, gateways, spots, Margin + outside.Height, vpcTop, gridTop, Margin + grid.Width));
        shapes.AddRange(WaysThroughNat(grid, spots));
        var bottom = vpcBottom;
        for (var i = 0; i < topology.Endpoints.Count; i++)
        {
            var endpoint = topology.Endpoints[i];
            var (drawn, reaches) = WayTo(
                endpoint, spots, gridTop + grid.Height + 10 + (i * Lane), new(Margin + 10 + (i * (Straddle + 20)), vpcBottom));
            shapes.AddRange(drawn);
            bottom = Math.Max(bottom, reaches);
        }

        var width = Math.Max(grid.Width, (topology.Endpoints.Count * (Straddle + 20)) + 10) + (2 * Margin);
        return new(id, $"The network {topology.Vpc.Name}", Words(topology), width, bottom + Margin, shapes);
    }

    /// <summary>The arrows from outside, through the internet gateway in the edge of the VPC, to the public subnets.</summary>
    private static IEnumerable<Shape> WayIn(
        NetworkTopology topology, IReadOnlyList<LabelBox> cards, IReadOnlyList<SubnetSpot> spots, int outside, int vpcTop,
        int gridTop, int right)
    {
        // A VPC has at most one internet gateway.
        foreach (var (gateway, card) in topology.Gateways.Zip(cards).Take(1))
        {
            var left = right - Straddle - 14;
            var top = vpcTop - 20;
            var bus = gridTop - 14;
            foreach (var shape in card.At(left, top))
            {
                yield return shape;
            }

            var middle = left + (Straddle / 2);
            yield return new Shape.Arrow([new(middle, outside), new(middle, top)], "way", BothWays: true);
            var served = spots.Where(spot => spot.Subnet.Gateway == gateway && spot.IsTopmost).ToArray();
            if (served.Length > 0)
            {
                yield return new Shape.Line(new(middle, top + card.Height), new(middle, bus), "way");
                yield return new Shape.Line(
                    new(served.Min(spot => spot.Rectangle.Middle), bus),
                    new(Math.Max(middle, served.Max(spot => spot.Rectangle.Middle)), bus),
                    "way");
            }

            foreach (var spot in served)
            {
                yield return new Shape.Arrow(
                    [new(spot.Rectangle.Middle, bus), new(spot.Rectangle.Middle, spot.Rectangle.Top)], "way");
            }
        }
    }

    /// <summary>
    /// The arrows from the lower subnets up to the NAT gateways: straight within a zone, otherwise along a lane between the rows.
    /// </summary>
    private static IEnumerable<Shape> WaysThroughNat(ZoneGrid grid, IReadOnlyList<SubnetSpot> spots)
    {
        var homes = spots.SelectMany(spot => spot.Subnet.Hosts.Select(host => (host.Resource, Home: spot)))
            .ToLookup(pair => pair.Resource, pair => pair.Home);
        var lanes = grid.NatLanes;
        foreach (var spot in spots.Where(spot => spot.Subnet.Nat is not null && spot.IsTopOfLower))
        {
            foreach (var home in homes[spot.Subnet.Nat!].Where(home => home.IsBottomOfUpper).Take(1))
            {
                var (start, end) =
                    (new Point(spot.Rectangle.Middle, spot.Rectangle.Top),
                    new Point(home.Rectangle.Middle, home.Rectangle.Bottom));
                var lane = end.Y + ((start.Y - end.Y) / 2)
                    + (lanes.IndexOf(spot.Subnet.Nat!) * Lane) - ((lanes.Count - 1) * Lane / 2);
                yield return new Shape.Arrow(
                    start.X == end.X ? [start, end] : [start, start with { Y = lane }, end with { Y = lane }, end], "way nat");
            }
        }
    }

    /// <summary>The arrows from the subnets down to an endpoint in the lower edge of the VPC, and on to the service.</summary>
    private static (IReadOnlyList<Shape> Shapes, int Bottom) WayTo(
        ReportedResource endpoint, IReadOnlyList<SubnetSpot> spots, int bus, Point corner)
    {
        var card = GatewayBox(endpoint, "gateway endpoint");
        var service = LabelBox.Of(
            "outside",
            Straddle,
            (NetworkTopology.ServiceOf(endpoint), Lettering.Strong),
            (endpoint.Text("serviceName") ?? "", Lettering.Plain),
            ("outside the VPC, not over the internet", Lettering.Faint));
        var top = corner.Y - 20;
        var middle = corner.X + (Straddle / 2);
        var shapes = new List<Shape>();
        var joins = new List<int> { middle };
        foreach (var spot in spots.Where(spot => spot.Subnet.Endpoints.Contains(endpoint)))
        {
            // A line from a subnet that is not the lowest runs through the margin of the zone's column.
            var x = spot.IsLowest ? spot.Rectangle.Middle : spot.Rectangle.Left - 7;
            shapes.Add(new Shape.Line(
                spot.IsLowest ? new(x, spot.Rectangle.Bottom) : new(x, spot.Rectangle.Bottom - 14), new(x, bus), "way endpoint"));
            if (!spot.IsLowest)
            {
                shapes.Add(new Shape.Line(
                    new(spot.Rectangle.Left, spot.Rectangle.Bottom - 14), new(x, spot.Rectangle.Bottom - 14), "way endpoint"));
            }

            joins.Add(x);
        }

        if (joins.Count > 1)
        {
            shapes.Add(new Shape.Line(new(joins.Min(), bus), new(joins.Max(), bus), "way endpoint"));
            shapes.Add(new Shape.Arrow([new(middle, bus), new(middle, top)], "way endpoint"));
        }

        shapes.AddRange(card.At(corner.X, top));
        var below = top + card.Height + 26;
        shapes.Add(new Shape.Arrow([new(middle, top + card.Height), new(middle, below)], "way endpoint"));
        shapes.AddRange(service.At(corner.X, below));
        return (shapes, below + service.Height);
    }

    private static LabelBox GatewayBox(ReportedResource gateway, string kind) =>
        LabelBox.Of("gateway", Straddle, (gateway.Name, Lettering.Strong), (kind, Lettering.Faint));

    private static string Words(NetworkTopology topology) => string.Join(" ",
    [
        $"VPC {topology.Vpc.Name} ({NetworkTopology.Blocks(topology.Vpc)}) with {topology.Zones.Count} zones.",
        .. from zone in topology.Zones
           from subnet in zone.Subnets
           let ways = string.Join(", ", SubnetBox.Ways(subnet))
           let hosts = string.Concat(subnet.Hosts.Select(host => $"; holds {host.Name}"))
           select $"In {zone.Name}: {subnet.Subnet.Name} ({NetworkTopology.Blocks(subnet.Subnet)}), {ways}{hosts}.",
    ]);
}
