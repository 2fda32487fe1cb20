namespace Review.Forms.Pictures;

/// <summary>A finished picture. Earlier shapes are behind later ones.</summary>
/// <param name="Id">An id that is unique in the page.</param>
/// <param name="Title">The title for screen readers.</param>
/// <param name="Description">A description of the content for screen readers.</param>
public sealed record Picture(string Id, string Title, string Description, int Width, int Height, IReadOnlyList<Shape> Shapes);

public readonly record struct Point(int X, int Y);

/// <summary>A shape of a picture. A style is a class in the page's style sheet.</summary>
public abstract record Shape
{
    private Shape()
    {
    }

    public sealed record Box(Rectangle Rectangle, string Style) : Shape;

    /// <summary>One line of text at <paramref name="Baseline"/>.</summary>
    public sealed record Words(string Text, Lettering Lettering, int Left, int Baseline) : Shape
    {
        /// <summary>The largest area of the text in any common font.</summary>
        public Rectangle Rectangle =>
            new(Left, Baseline - Lettering.Size, TextSize.Width(Text, Lettering), Lettering.Size + (Lettering.Size / 4));
    }

    /// <summary>A line through points, with an arrowhead at its end.</summary>
    public sealed record Arrow(IReadOnlyList<Point> Spots, string Style, bool BothWays = false) : Shape;

    /// <summary>A curve that is horizontal at both ends.</summary>
    public sealed record Curve(Point From, Point To, string Style, bool HasHead) : Shape;

    /// <summary>A line without an arrowhead.</summary>
    public sealed record Line(Point From, Point To, string Style) : Shape;
}
