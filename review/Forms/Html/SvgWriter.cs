using System.Globalization;
using System.Xml.Linq;
using Review.Forms.Pictures;

namespace Review.Forms.Html;

/// <summary>
/// Writes a picture as an SVG element inside a page, which defines the colours. Every text is an XML text node, so a name cannot
/// become markup.
/// </summary>
public static class SvgWriter
{
    private const int HeadLength = 8;
    private const int HeadWidth = 4;

    public static XElement Write(Picture picture) => Tag.Of(
        "svg",
        Tag.Is("viewBox", $"0 0 {picture.Width} {picture.Height}"),
        // The picture shrinks to 80% at most; on a smaller screen it scrolls, so that the text stays readable.
        Tag.Is("style", $"max-width:{Text(picture.Width)}px;min-width:{Text(picture.Width * 4 / 5)}px"),
        Tag.Is("role", "img"),
        Tag.Is("aria-labelledby", $"{picture.Id}-title {picture.Id}-words"),
        Tag.Of("title", Tag.Is("id", $"{picture.Id}-title"), picture.Title),
        Tag.Of("desc", Tag.Is("id", $"{picture.Id}-words"), picture.Description),
        picture.Shapes.SelectMany(Draw));

    private static IEnumerable<XElement> Draw(Shape shape) => shape switch
    {
        Shape.Box box => [Rectangle(box)],
        Shape.Words words => [Line(words)],
        Shape.Line line => [Stroke(line.Style, $"M{At(line.From)} L{At(line.To)}")],
        Shape.Arrow { BothWays: true } arrow =>
            [.. Draw(arrow with { BothWays = false }), Head(arrow.Style, arrow.Spots[1], arrow.Spots[0])],
        Shape.Arrow arrow => [Stroke(arrow.Style, $"M{string.Join(" L", arrow.Spots.Select(At))}"), Head(
            arrow.Style, arrow.Spots[^2], arrow.Spots[^1])],
        Shape.Curve { HasHead: true } curve => [.. Draw(curve with { HasHead = false }), Head(
            curve.Style, curve.From with { Y = curve.To.Y }, curve.To)],
        Shape.Curve curve => [Stroke(curve.Style, Bend(curve))],
        _ => throw new InvalidOperationException(),
    };

    private static XElement Rectangle(Shape.Box box) => Tag.Of(
        "rect",
        Class(box.Style),
        Number("x", box.Rectangle.Left),
        Number("y", box.Rectangle.Top),
        Number("width", box.Rectangle.Width),
        Number("height", box.Rectangle.Height),
        Number("rx", box.Style.StartsWith("clear", StringComparison.Ordinal) ? 0 : 6));

    private static XElement Line(Shape.Words words) => Tag.Of(
        "text", Class(words.Lettering.Style), Number("x", words.Left), Number("y", words.Baseline),
        Number("font-size", words.Lettering.Size), words.Text);

    private static string Bend(Shape.Curve curve)
    {
        var middle = (curve.From.X + curve.To.X) / 2;
        return $"M{At(curve.From)} C{At(curve.From with { X = middle })} {At(curve.To with { X = middle })} {At(curve.To)}";
    }

    private static XElement Stroke(string style, string path) => Tag.Of("path", Class($"line {style}"), Tag.Is("d", path));

    // A path instead of an SVG marker: some browsers do not give a marker the colour of its line.
    private static XElement Head(string style, Point from, Point tip)
    {
        var (x, y) = (Math.Sign(tip.X - from.X), Math.Sign(tip.Y - from.Y));
        var (left, right) = x != 0
            ? (new Point(tip.X - (x * HeadLength), tip.Y - HeadWidth), new Point(tip.X - (x * HeadLength), tip.Y + HeadWidth))
            : (new Point(tip.X - HeadWidth, tip.Y - (y * HeadLength)), new Point(tip.X + HeadWidth, tip.Y - (y * HeadLength)));
        return Tag.Of("path", Class($"head {style}"), Tag.Is("d", $"M{At(tip)} L{At(left)} L{At(right)} Z"));
    }

    private static XAttribute Class(string style) => Tag.Is("class", style);

    private static XAttribute Number(string name, int value) => Tag.Is(name, Text(value));

    private static string At(Point spot) => $"{Text(spot.X)} {Text(spot.Y)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
