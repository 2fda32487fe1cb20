namespace Review.Forms.Pictures;

/// <summary>A box that contains lines of text and is as high as the text needs.</summary>
public sealed class LabelBox
{
    private const int Padding = 8;

    private readonly string style;
    private readonly IReadOnlyList<(string Text, Lettering Lettering)> lines;

    private LabelBox(string style, int width, IReadOnlyList<(string, Lettering)> lines) =>
        (this.style, Width, this.lines) = (style, width, lines);

    public int Width { get; }

    public int Height => (2 * Padding) + lines.Sum(line => line.Lettering.LineHeight);

    /// <summary>
    /// A box of a given width with wrapped paragraphs; empty paragraphs are left out. Without a style, the box has no border.
    /// </summary>
    public static LabelBox Of(string style, int width, params IEnumerable<(string Text, Lettering Lettering)> paragraphs) =>
        new(style, width,
    [
        .. from paragraph in paragraphs
           where paragraph.Text.Length > 0
           from line in TextSize.Wrap(paragraph.Text, paragraph.Lettering, width - (2 * Padding))
           select (line, paragraph.Lettering),
    ]);

    public IEnumerable<Shape> At(int left, int top)
    {
        if (style.Length > 0)
        {
            yield return new Shape.Box(new(left, top, Width, Height), style);
        }

        var baseline = top + Padding;
        foreach (var (text, lettering) in lines)
        {
            baseline += lettering.LineHeight;
            yield return new Shape.Words(text, lettering, left + Padding, baseline - 4);
        }
    }
}
