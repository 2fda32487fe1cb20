using System.Text;

namespace IamEngine.Catalogue;

/// <summary>The file catalogue.txt, a resource of this assembly. The operating system maps it into memory and loads only the
/// pages of sections that are read.</summary>
internal static class CatalogueFile
{
    private const string Name = "catalogue.txt";

    /// <summary>The text of the head, and the offset of the first section.</summary>
    public static (string Text, long End) ReadHead()
    {
        const int enoughForTheFirstLine = 32;
        ReadOnlySpan<char> start = Read(0, enoughForTheFirstLine);
        var firstLine = start[..start.IndexOf('\n')];
        var length = CatalogueText.Group(ref start, "head");
        return (Read(firstLine.Length + 1, length), firstLine.Length + 1 + length);
    }

    public static string Read(long offset, int length)
    {
        using var stream = typeof(CatalogueFile).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidDataException($"The assembly lacks its part `{Name}`.");
        stream.Position = offset;
        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }
}
