namespace Review.Forms.Pictures;

/// <summary>A drawing that is done: what is drawn first lies beneath.</summary>
/// <param name="Id">Unique in a page.</param>
/// <param name="Title">What a screen reader calls it.</param>
/// <param name="Description">What it shows, in words, for those who cannot see it.</param>
public sealed record Picture(string Id, string Title, string Description, int Width, int Height, IReadOnlyList<Shape> Shapes);

public readonly record struct Point(int X, int Y);

/// <summary>What a picture is made of. A style is a class of the page's style sheet.</summary>
public abstract record Shape
{
    private Shape()
    {
    }

    public sealed record Box(Rectangle Rectangle, string Style) : Shape;

    /// <summary>One line of text; <paramref name="Baseline"/> is what the letters stand on.</summary>
    public sealed record Words(string Text, Lettering Lettering, int Left, int Baseline) : Shape
    {
        /// <summary>The room that the text takes at most, whichever of the usual fonts a machine has.</summary>
        public Rectangle Rectangle =>
            new(Left, Baseline - Lettering.Size, TextSize.Width(Text, Lettering), Lettering.Size + (Lettering.Size / 4));
    }

    /// <summary>A line from spot to spot, with an arrowhead at its end.</summary>
    public sealed record Arrow(IReadOnlyList<Point> Spots, string Style, bool BothWays = false) : Shape;

    /// <summary>A line that leaves and arrives level, bending in between.</summary>
    public sealed record Curve(Point From, Point To, string Style, bool HasHead) : Shape;

    /// <summary>A line without a head.</summary>
    public sealed record Line(Point From, Point To, string Style) : Shape;
}
