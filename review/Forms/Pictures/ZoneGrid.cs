using Review.Model;
using Review.Model.Network;

namespace Review.Forms.Pictures;

/// <summary>
/// Availability zones in columns, each with its public subnets in an upper row and the others in a lower row. Rows are aligned
/// across zones.
/// </summary>
internal sealed class ZoneGrid
{
    private const int Gap = 14;
    // Space for a line that passes next to the subnets.
    private const int Side = 16;

    private readonly IReadOnlyList<Column> columns;
    private readonly int columnWidth;
    private readonly int heading;
    private readonly int upper;
    private readonly int between;
    private readonly int lower;

    public ZoneGrid(NetworkTopology topology)
    {
        // Wide enough to read with few zones, narrow enough for the screen with many.
        columnWidth = topology.Zones.Count switch { <= 1 => 472, 2 => 330, 3 => 290, _ => 226 };
        columns =
        [
            .. from zone in topology.Zones
               let title = LabelBox.Of("", (columnWidth / 2) - 6, (zone.Name, Lettering.Strong))
               select new Column(title, Boxes(zone, isPublic: true), Boxes(zone, isPublic: false)),
        ];
        NatLanes = [.. topology.Zones.SelectMany(FromElsewhere).Distinct()];
        heading = columns.Select(column => column.Title.Height - 4).DefaultIfEmpty().Max();
        upper = columns.Select(column => HeightOf(column.Upper)).DefaultIfEmpty().Max();
        lower = columns.Select(column => HeightOf(column.Lower)).DefaultIfEmpty().Max();
        between = upper > 0 && lower > 0 ? 36 + (NatLanes.Count * 14) : 0;
    }

    /// <summary>The NAT gateways that subnets in other zones use. Each has its own lane between the rows.</summary>
    public List<ReportedResource> NatLanes { get; }

    public int Width => Math.Max(500, (columns.Count * (columnWidth + Gap)) + Gap);

    public int Height => columns.Count == 0 ? 0 : heading + upper + between + lower + Gap;

    /// <summary>The position of each subnet if the grid is drawn at a corner.</summary>
    public IReadOnlyList<SubnetSpot> SpotsAt(int left, int top) =>
        [.. columns.SelectMany((column, index) => Spots(column, LeftOf(index, left), top))];

    public IEnumerable<Shape> At(int left, int top)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            yield return new Shape.Box(new(LeftOf(i, left), top, columnWidth, Height), "zone");
        }

        // The title is in the left half, because the arrow from above runs down the middle.
        foreach (var shape in columns.SelectMany((column, index) => column.Title.At(LeftOf(index, left), top)))
        {
            yield return shape;
        }

        var boxes = columns.SelectMany(column => column.Upper.Concat(column.Lower));
        foreach (var (box, spot) in boxes.Zip(SpotsAt(left, top)))
        {
            foreach (var shape in box.At(spot.Rectangle))
            {
                yield return shape;
            }
        }
    }

    private int LeftOf(int column, int left) => left + Gap + (column * (columnWidth + Gap));

    private IEnumerable<SubnetSpot> Spots(Column column, int left, int top)
    {
        var upperTop = top + heading;
        (IReadOnlyList<SubnetBox>, int, bool)[] rows = [
            (column.Upper, upperTop, true), (column.Lower, upperTop + upper + between, false)];
        foreach (var (row, rowTop, isUpper) in rows)
        {
            var y = rowTop;
            foreach (var (box, index) in row.Select((box, index) => (box, index)))
            {
                var isLast = index == row.Count - 1;
                // The last subnet of a row extends to the bottom of the longest column.
                var height = isLast ? rowTop + (isUpper ? upper : lower) - y : box.Height;
                yield return new(
                    box.Subnet,
                    new(left + Side, y, box.Width, height),
                    IsTopmost: index == 0 && (isUpper || column.Upper.Count == 0),
                    IsLowest: isLast && (!isUpper || column.Lower.Count == 0),
                    IsBottomOfUpper: isUpper && isLast,
                    IsTopOfLower: !isUpper && index == 0);
                y += height + Gap;
            }
        }
    }

    private static IEnumerable<ReportedResource> FromElsewhere(Zone zone) =>
        zone.Subnets.Select(subnet => subnet.Nat).OfType<ReportedResource>()
            .Where(nat => !zone.Subnets.SelectMany(subnet => subnet.Hosts).Any(host => host.Resource == nat));

    private SubnetBox[] Boxes(Zone zone, bool isPublic) =>
        [.. zone.Subnets.Where(subnet => subnet.Gateway is not null == isPublic).Select(
            subnet => new SubnetBox(subnet, columnWidth - (2 * Side)))];

    private static int HeightOf(IReadOnlyList<SubnetBox> row) =>
        row.Count == 0 ? 0 : row.Sum(box => box.Height) + ((row.Count - 1) * Gap);

    private sealed record Column(LabelBox Title, IReadOnlyList<SubnetBox> Upper, IReadOnlyList<SubnetBox> Lower);
}

/// <summary>The position of a subnet, and its place within its zone.</summary>
/// <param name="IsTopmost">Whether it is the topmost subnet of its zone.</param>
/// <param name="IsLowest">Whether it is the lowest subnet of its zone.</param>
/// <param name="IsBottomOfUpper">Whether it is the last subnet of the public row.</param>
/// <param name="IsTopOfLower">Whether it is the first subnet of the lower row.</param>
internal sealed record SubnetSpot(
    PlacedSubnet Subnet, Rectangle Rectangle, bool IsTopmost, bool IsLowest, bool IsBottomOfUpper, bool IsTopOfLower);
