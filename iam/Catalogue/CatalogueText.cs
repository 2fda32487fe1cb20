using System.Globalization;

namespace IamEngine.Catalogue;

/// <summary>Reads the lines, columns and lists of catalogue.txt. make-catalogue.mjs describes the layout.</summary>
internal static class CatalogueText
{
    public static ReadOnlySpan<char> Line(ref ReadOnlySpan<char> rest) => Take(ref rest, '\n');

    public static ReadOnlySpan<char> Column(ref ReadOnlySpan<char> line) => Take(ref line, '\t');

    public static ReadOnlySpan<char> Item(ref ReadOnlySpan<char> list) => Take(ref list, ',');

    /// <summary>The number of items of a list.</summary>
    public static int Count(ReadOnlySpan<char> list) => list.IsEmpty ? 0 : list.Count(',') + 1;

    /// <summary>The number of lines of the group at this place, which must have this name.</summary>
    public static int Group(ref ReadOnlySpan<char> rest, string name)
    {
        var line = Line(ref rest);
        var found = Column(ref line);
        return found.SequenceEqual(name)
            ? Number(line)
            : throw new InvalidDataException($"The catalogue has `{found}` where `{name}` is due.");
    }

    public static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> rest, char separator)
    {
        var at = rest.IndexOf(separator);
        var taken = at < 0 ? rest : rest[..at];
        rest = at < 0 ? [] : rest[(at + 1)..];
        return taken;
    }
}
