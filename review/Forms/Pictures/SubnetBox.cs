using Review.Model.Network;

namespace Review.Forms.Pictures;

/// <summary>The box of a subnet: its name, addresses, routes, and hosts.</summary>
internal sealed class SubnetBox
{
    private const int Gap = 8;

    private readonly LabelBox heading;
    private readonly IReadOnlyList<LabelBox> hosts;

    public SubnetBox(PlacedSubnet subnet, int width)
    {
        (Subnet, Width) = (subnet, width);
        heading = LabelBox.Of(
            "",
            width,
            [(subnet.Subnet.Name, Lettering.Strong), (NetworkTopology.Blocks(subnet.Subnet), Lettering.Plain), .. Ways(subnet)
                .Select(way => (way, Lettering.Faint))]);
        hosts =
        [
            .. from host in subnet.Hosts
               let groups = host.Groups.Count > 0 ? $"in {string.Join(", ", host.Groups)}" : ""
               select LabelBox.Of(
                   "occupant",
                   width - (2 * Gap),
                   (host.Name, Lettering.Strong),
                   (host.Kind, Lettering.Plain),
                   (groups, Lettering.Faint)),
        ];
    }

    public PlacedSubnet Subnet { get; }

    public int Width { get; }

    public int Height => heading.Height + hosts.Sum(host => host.Height + Gap);

    /// <summary>The routes of the subnet in words.</summary>
    public static IEnumerable<string> Ways(PlacedSubnet subnet)
    {
        yield return subnet switch
        {
            { Gateway: { } gateway } => $"to and from the internet: {gateway.Name}",
            { Nat: { } nat } => $"out to the internet: {nat.Name}",
            _ => "no way to the internet",
        };
        foreach (var endpoint in subnet.Endpoints)
        {
            yield return $"to {NetworkTopology.ServiceOf(endpoint)}: {endpoint.Name}";
        }
    }

    public IEnumerable<Shape> At(Rectangle area)
    {
        yield return new Shape.Box(area, Subnet.Gateway is null ? "subnet" : "subnet public");
        foreach (var shape in heading.At(area.Left, area.Top))
        {
            yield return shape;
        }

        // Drawn from bottom to top, so that a NAT gateway, which comes last, is at the top edge.
        var bottom = area.Bottom;
        foreach (var host in hosts.Reverse())
        {
            bottom -= host.Height + Gap;
            foreach (var shape in host.At(area.Left + Gap, bottom))
            {
                yield return shape;
            }
        }
    }
}
