using Review.Model.Network;

namespace Review.Forms.Pictures;

/// <summary>A subnet with its name, its addresses, its ways out and what stands in it.</summary>
internal sealed class SubnetBox
{
    private const int Gap = 8;

    private readonly Card heading;
    private readonly IReadOnlyList<Card> occupants;

    public SubnetBox(PlacedSubnet subnet, int width)
    {
        (Subnet, Width) = (subnet, width);
        heading = Card.Of(
            "",
            width,
            [(subnet.Subnet.Name, Lettering.Strong), (Places.Blocks(subnet.Subnet), Lettering.Plain), .. Ways(subnet).Select(way => (way, Lettering.Faint))]);
        occupants =
        [
            .. from occupant in subnet.Occupants
               let groups = occupant.Groups.Count > 0 ? $"in {string.Join(", ", occupant.Groups)}" : ""
               select Card.Of(
                   "occupant",
                   width - (2 * Gap),
                   (occupant.Name, Lettering.Strong),
                   (occupant.Kind, Lettering.Plain),
                   (groups, Lettering.Faint)),
        ];
    }

    public PlacedSubnet Subnet { get; }

    public int Width { get; }

    public int Height => heading.Height + occupants.Sum(occupant => occupant.Height + Gap);

    /// <summary>The ways that the routes give, in words.</summary>
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
            yield return $"to {Places.ServiceOf(endpoint)}: {endpoint.Name}";
        }
    }

    public IEnumerable<Shape> At(Area area)
    {
        yield return new Shape.Box(area, Subnet.Gateway is null ? "subnet" : "subnet public");
        foreach (var shape in heading.At(area.Left, area.Top))
        {
            yield return shape;
        }

        // From below upwards, so that a NAT gateway, which comes last, stands where the way through it begins.
        var bottom = area.Bottom;
        foreach (var occupant in occupants.Reverse())
        {
            bottom -= occupant.Height + Gap;
            foreach (var shape in occupant.At(area.Left + Gap, bottom))
            {
                yield return shape;
            }
        }
    }
}
