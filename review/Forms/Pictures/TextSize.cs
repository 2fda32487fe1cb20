using System.Buffers;

namespace Review.Forms.Pictures;

/// <summary>The font style and size of a line of text.</summary>
/// <param name="Style">The class in the page's style sheet. It sets weight and colour, never the size.</param>
/// <param name="IsBold">Whether the style is bold, which needs more space.</param>
public sealed record Lettering(string Style, int Size, bool IsBold = false)
{
    public static Lettering Strong { get; } = new("strong", 13, IsBold: true);

    /// <summary>For names in narrow boxes.</summary>
    public static Lettering Name { get; } = new("strong", 12, IsBold: true);

    public static Lettering Plain { get; } = new("plain", 12);

    public static Lettering Faint { get; } = new("faint", 12);

    public int LineHeight => Size + 4;
}

/// <summary>
/// The largest possible width of text. The page uses fonts of the reader's machine, so the widths here are those of the widest
/// font in the style sheet (DejaVu Sans, in hundredths of the font size). Boxes are wide enough for them.
/// </summary>
public static class TextSize
{
    private const int Widest = 100;

    private static readonly SearchValues<char> Joints = SearchValues.Create("-/.:_,@");

    public static int Width(string text, Lettering lettering)
    {
        var hundredths = 0;
        foreach (var c in text)
        {
            hundredths += Hundredths(c);
        }

        return ((hundredths * lettering.Size * (lettering.IsBold ? 112 : 100)) + 9_999) / 10_000;
    }

    /// <summary>
    /// Breaks a text into lines: at spaces, otherwise after a punctuation character inside a name, otherwise anywhere.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string text, Lettering lettering, int width)
    {
        var lines = new List<string>();
        var rest = text.Trim();
        while (Width(rest, lettering) > width)
        {
            var fits = 1;
            while (fits < rest.Length && Width(rest[..(fits + 1)], lettering) <= width)
            {
                fits++;
            }

            var at = BreakWithin(rest, fits);
            lines.Add(rest[..at].TrimEnd());
            rest = rest[at..].TrimStart();
        }

        return rest.Length > 0 || lines.Count == 0 ? [.. lines, rest] : lines;
    }

    private static int BreakWithin(string text, int fits)
    {
        var space = text.LastIndexOf(' ', Math.Min(fits, text.Length - 1));
        var sign = text.AsSpan(0, fits).LastIndexOfAny(Joints) + 1;
        // A line that is filled to less than a third looks like a mistake if a long name follows.
        return space > fits / 3 ? space
            : sign > fits / 3 ? sign
            : space > 0 ? space
            : sign > 1 ? sign
            : fits > 1 && char.IsHighSurrogate(text[fits - 1]) ? fits - 1
            : fits;
    }

    private static int Hundredths(char c) => c switch
    {
        'i' or 'j' or 'l' or '\'' or '|' => 34,
        ' ' or '.' or ',' or ':' or ';' or '/' or '\\' or 'I' or '-' => 38,
        '(' or ')' or '[' or ']' or 'f' or 't' or 'r' or '!' => 42,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => Widest,
        >= 'a' and <= 'z' or >= '0' and <= '9' or '_' or '*' or '"' or '$' or '?' => 64,
        >= 'A' and <= 'Z' => 79,
        '·' => 36,
        < '\u007f' => 84,
        _ => Widest,
    };
}
