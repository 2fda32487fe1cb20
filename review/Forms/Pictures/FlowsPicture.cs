using Review.Reach;

namespace Review.Forms.Pictures;

/// <summary>
/// Draws the open ports between network ends: one column per end, a background behind those inside the VPC, and one row with one
/// arrow for each pair of ends. An arrow never crosses the text of another arrow.
/// </summary>
public static class FlowsPicture
{
    private const int Margin = 12;
    private const int Column = 140;
    private const int Head = 132;
    private const int Loop = 36;

    public static Picture Draw(AllowedFlows flows, string id)
    {
        var cards = flows.Ends.Select(end => BoxOf(end)).ToArray();
        var headHeight = cards.Select(card => card.Height).DefaultIfEmpty().Max();
        var headTop = Margin + 30;
        var firstRow = headTop + headHeight + 16;
        var rows = flows.Rows.Select(
            row => new Row(row, Array.IndexOf([.. flows.Ends], row.From), Array.IndexOf([.. flows.Ends], row.To))).ToArray();
        var bottom = firstRow + rows.Sum(row => row.Height) + 10;
        var width = Math.Max((2 * Margin) + (flows.Ends.Count * Column), 470);

        var shapes = new List<Shape>();
        var ground = GroundOf(flows, bottom);
        if (ground.Width > 0)
        {
            shapes.Add(new Shape.Box(ground, "vpc"));
            shapes.Add(new Shape.Words("inside the VPC", Lettering.Faint, ground.Left + 8, ground.Top + 19));
        }

        for (var i = 0; i < cards.Length; i++)
        {
            shapes.Add(new Shape.Line(new(MiddleOf(i), headTop + cards[i].Height), new(MiddleOf(i), bottom), "lifeline"));
            shapes.AddRange(cards[i].At(MiddleOf(i) - (Head / 2), headTop));
        }

        var top = firstRow;
        foreach (var row in rows)
        {
            shapes.AddRange(row.At(top, width, ground));
            top += row.Height;
        }

        return new(id, "Who may open which port on whom", Words(flows), width, bottom + Margin, shapes);
    }

    private static LabelBox BoxOf(End end) => LabelBox.Of(
        end.Kind == EndKind.Group ? "group" : "outside",
        Head,
        [.. end.Lines.Select(line => (line, Lettering.Name)), (Kind(end), Lettering.Faint)]);

    private static string Kind(End end) =>
        end.Kind == EndKind.Group ? "security group"
        : end.Names is ["0.0.0.0/0" or "::/0"] ? "everywhere"
        : "";

    /// <summary>The background of the security groups, whose columns are adjacent.</summary>
    private static Rectangle GroundOf(AllowedFlows flows, int bottom)
    {
        var first = flows.Ends.TakeWhile(end => end.Kind != EndKind.Group).Count();
        return new(
            MiddleOf(first) - (Column / 2) + 1,
            Margin,
            Math.Max(0, (flows.Ends.Count(end => end.Kind == EndKind.Group) * Column) - 2),
            bottom - Margin);
    }

    /// <summary>An empty box behind text, in the colour of the background, so that no line crosses the text.</summary>
    private static IEnumerable<Shape> Clearing(Rectangle words, Rectangle ground)
    {
        var (left, right) = (words.Left - 2, words.Right + 2);
        (int From, int To, string Style)[] parts =
        [
            (left, Math.Min(right, ground.Left), "clear"),
            (Math.Max(left, ground.Left), Math.Min(right, ground.Right), "clear inside"),
            (Math.Max(left, ground.Right), right, "clear"),
        ];
        foreach (var (from, to, style) in parts)
        {
            if (to > from)
            {
                yield return new Shape.Box(new(from, words.Top + 1, to - from, words.Height - 2), style);
            }
        }
    }

    private static int MiddleOf(int column) => Margin + (column * Column) + (Column / 2);

    private static string Words(AllowedFlows flows) => flows.Rows.Count == 0
        ? "No rule opens anything."
        : string.Join(" ", flows.Rows.Select(row =>
            $"{Listed(row.From.Names)} may open {Listed(row.Ports)} on {Listed(row.To.Names)}: "
                + $"{string.Join("; ", row.Reasons)}."));

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names);

    /// <summary>An arrow with the ports above it and the reasons below.</summary>
    private sealed class Row
    {
        private const int Above = 20;

        private readonly int from;
        private readonly int to;
        private readonly IReadOnlyList<string> ports;
        private readonly IReadOnlyList<string> reasons;

        public Row(AllowedFlow flow, int from, int to)
        {
            (this.from, this.to) = (from, to);
            ports = TextSize.Wrap(string.Join(", ", flow.Ports), Lettering.Strong, TextWidth);
            reasons = TextSize.Wrap(string.Join("; ", flow.Reasons), Lettering.Faint, TextWidth);
        }

        private int TextWidth => Math.Max(Math.Abs(from - to) * Column, 2 * Column) - 16;

        public int Height =>
            Above + ((ports.Count - 1) * Lettering.Strong.LineHeight) + 4 + (reasons.Count * Lettering.Faint.LineHeight)
                + (from == to ? Loop / 3 : 0) + 14;

        public IEnumerable<Shape> At(int top, int width, Rectangle ground)
        {
            var y = top + Above + ((ports.Count - 1) * Lettering.Strong.LineHeight);
            var (start, end) = (MiddleOf(from), MiddleOf(to));
            var belowArrow = y + 4;
            var words = ports.Select((line, i) => Centred(line, Lettering.Strong, top + 14 + (i * Lettering.Strong.LineHeight)));
            if (from == to)
            {
                belowArrow += Loop / 3;
                yield return new Shape.Arrow(
                    [new(start, y), new(start + Loop, y), new(start + Loop, y + (Loop / 3)), new(start, y + (Loop / 3))], "rule");
            }
            else
            {
                yield return new Shape.Arrow([new(start, y), new(end, y)], "rule");
            }

            foreach (var line in words.Concat(
                reasons.Select((line, i) => Centred(line, Lettering.Faint, belowArrow + 12 + (i * Lettering.Faint.LineHeight)))))
            {
                foreach (var shape in Clearing(line.Rectangle, ground))
                {
                    yield return shape;
                }

                yield return line;
            }

            Shape.Words Centred(string text, Lettering lettering, int baseline)
            {
                var size = TextSize.Width(text, lettering);
                return new(
                    text,
                    lettering,
                    Math.Clamp(((start + end) / 2) - (size / 2), Margin, Math.Max(Margin, width - Margin - size)),
                    baseline);
            }
        }
    }
}
