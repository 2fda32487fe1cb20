using Review.Access;
using Review.Forms.Pictures;
using Review.Model;
using Review.Model.Network;
using Review.Reach;

namespace Tests.Review.Forms.Pictures;

/// <summary>The pictures of a report, and the possible faults of one.</summary>
internal static class Drawn
{
    public static IEnumerable<Picture> Of(ReviewReport report)
    {
        var flows = AllowedFlows.Of(report);
        return [.. NetworkTopology.Of(report)
            .Select((topology, i) => TopologyPicture.Draw(topology, flows, $"network-{i}")),
            FlowsPicture.Draw(flows, "openings"), TrustPicture.Draw(TrustGraph.Of(report), "trust")];
    }

    /// <summary>The text of a picture without its line breaks.</summary>
    public static string Text(Picture picture) =>
        Joined(string.Concat(picture.Shapes.OfType<Shape.Words>().Select(words => words.Text)));

    public static string Joined(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The faults that make the picture hard to read, as text; empty if there are none.</summary>
    public static IEnumerable<string> Faults(Picture picture)
    {
        var paper = new Rectangle(0, 0, picture.Width, picture.Height);
        foreach (var shape in picture.Shapes.Where(shape => !paper.Holds(Around(shape))))
        {
            yield return $"outside the picture: {shape}";
        }

        foreach (var (words, at) in picture.Shapes.Select((shape, at) => (shape as Shape.Words, at)))
        {
            if (words is null)
            {
                continue;
            }

            foreach (var other in picture.Shapes.Skip(at + 1).OfType<Shape.Words>()
                .Where(other => other.Rectangle.Overlaps(words.Rectangle)))
            {
                yield return $"`{words.Text}` overlaps `{other.Text}`";
            }

            foreach (var box in Visible(picture, at).OfType<Shape.Box>()
                .Where(box =>
                IsEdged(box, picture) && box.Rectangle.Overlaps(words.Rectangle) && !box.Rectangle.Holds(words.Rectangle)))
            {
                yield return $"`{words.Text}` crosses the edge of a {box.Style}";
            }

            foreach (var line in Visible(picture, at).SelectMany(Strokes).Where(line => line.Overlaps(words.Rectangle)))
            {
                yield return $"`{words.Text}` is crossed by a line at {line}";
            }
        }
    }

    /// <summary>The visible part of a picture under a text: everything except what the text's own box hides.</summary>
    private static IEnumerable<Shape> Visible(Picture picture, int words)
    {
        var area = ((Shape.Words)picture.Shapes[words]).Rectangle;
        var hidden = Enumerable.Range(0, words)
            .LastOrDefault(i => picture.Shapes[i] is Shape.Box { Style: not "world" } box && box.Rectangle.Holds(area));
        return picture.Shapes.Skip(hidden);
    }

    // In the picture of openings, the edge of the VPC may lie behind the text of an arrow, which has its own background.
    private static bool IsEdged(Shape.Box box, Picture picture) =>
        !box.Style.StartsWith("clear", StringComparison.Ordinal) && !(box.Style == "vpc" && picture.Id == "openings");

    private static IEnumerable<Rectangle> Strokes(Shape shape) => shape switch
    {
        Shape.Arrow arrow => arrow.Spots.Zip(arrow.Spots.Skip(1), Between),
        Shape.Line { Style: not "lifeline" } line => [Between(line.From, line.To)],
        Shape.Curve curve => [Between(curve.From, curve.To)],
        _ => [],
    };

    private static Rectangle Around(Shape shape) => shape switch
    {
        Shape.Box box => box.Rectangle,
        Shape.Words words => words.Rectangle,
        Shape.Line line => Between(line.From, line.To),
        Shape.Curve curve => Between(curve.From, curve.To),
        Shape.Arrow arrow =>
            Between(new(arrow.Spots.Min(spot => spot.X), arrow.Spots.Min(spot => spot.Y)),
            new(arrow.Spots.Max(spot => spot.X), arrow.Spots.Max(spot => spot.Y))),
        _ => throw new InvalidOperationException(),
    };

    private static Rectangle Between(Point one, Point other) =>
        new(Math.Min(one.X, other.X), Math.Min(one.Y, other.Y), Math.Abs(one.X - other.X) + 1, Math.Abs(one.Y - other.Y) + 1);
}
