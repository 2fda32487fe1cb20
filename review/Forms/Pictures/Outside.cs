using Review.Reach;

namespace Review.Forms.Pictures;

/// <summary>The box above a VPC: the internet, and the networks that may connect to something inside.</summary>
internal sealed class Outside
{
    private const int Gap = 10;
    private const int Heading = 30;

    private readonly IReadOnlyList<IReadOnlyList<LabelBox>> rows;
    private readonly int width;

    private Outside(int width, IReadOnlyList<IReadOnlyList<LabelBox>> rows) => (this.width, this.rows) = (width, rows);

    public int Height => Heading + rows.Sum(row => row.Max(card => card.Height) + Gap);

    public static Outside Of(AllowedFlows flows, int width)
    {
        var columns = Math.Max(1, (width - Gap) / 230);
        var cardWidth = ((width - Gap) / columns) - Gap;
        LabelBox[] cards =
        [
            .. from end in flows.Ends
               where end.Kind == EndKind.Source
               let opens = flows.Rows.Where(row => row.From == end).Select(
                   row => $"may open {string.Join(", ", row.Ports)} on {string.Join(", ", row.To.Names)}")
               let lines = end.Lines.Select(line => (line, Lettering.Strong))
                   .Concat(opens.Select(line => (line, Lettering.Faint)))
               select LabelBox.Of("outside", Math.Min(cardWidth, 260), lines),
        ];
        return new(width, [.. cards.Chunk(columns)]);
    }

    public IEnumerable<Shape> At(int left, int top)
    {
        yield return new Shape.Box(new(left, top, width, Height), "world");
        var title = rows.Count > 0 ? "Internet and other networks" : "Internet: no network outside may open anything";
        yield return new Shape.Words(title, Lettering.Strong, left + 10, top + 20);
        var y = top + Heading;
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Count; i++)
            {
                foreach (var shape in row[i].At(left + Gap + (i * (row[i].Width + Gap)), y))
                {
                    yield return shape;
                }
            }

            y += row.Max(card => card.Height) + Gap;
        }
    }
}
