using System.Text;

namespace IamEngine.Json;

/// <summary>Maps offsets in the UTF-8 form of a text to lines and columns.</summary>
internal sealed class SourceText
{
    private const int Stride = 1_024;

    private readonly List<int> lineStarts = [0];

    // The number of characters before every 1,024th byte, so that positions in one long line need no count from its start.
    private readonly List<int> charactersBefore = [];
    private readonly Lazy<string[]> lines;

    public SourceText(string text)
    {
        // Half of a surrogate pair has no UTF-8. Its replacement has the same length, so later positions stay right.
        Bytes = Encoding.UTF8.GetBytes(text);
        var characters = 0;
        for (var at = 0; at < Bytes.Length; at++)
        {
            if (at % Stride == 0)
            {
                charactersBefore.Add(characters);
            }

            characters += Characters(Bytes[at]);
            if (Bytes[at] == '\n')
            {
                lineStarts.Add(at + 1);
            }
        }

        lines = new(() => text.Split('\n'));
    }

    public byte[] Bytes { get; }

    public IReadOnlyList<string> Lines => lines.Value;

    public JsonSpan Span(int from, int until)
    {
        var ((line, column), (endLine, endColumn)) = (Place(from), Place(until));
        return new(line, column, endLine, endColumn);
    }

    /// <summary>Line and byte offset on the line, both from 0.</summary>
    public JsonSpan At(int line, int byteInLine)
    {
        var start = lineStarts[Math.Min(line, lineStarts.Count - 1)];
        var at = Math.Min(start + byteInLine, Bytes.Length);
        var span = Span(at, at);
        return span with { EndColumn = span.EndColumn + 1 };
    }

    private (int Line, int Column) Place(int at)
    {
        var found = lineStarts.BinarySearch(at);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, CharactersBefore(at) - CharactersBefore(lineStarts[line]) + 1);
    }

    private int CharactersBefore(int at)
    {
        if (charactersBefore.Count == 0)
        {
            return 0;
        }

        var known = Math.Min(at / Stride, charactersBefore.Count - 1);
        var count = charactersBefore[known];
        for (var i = known * Stride; i < at; i++)
        {
            count += Characters(Bytes[i]);
        }

        return count;
    }

    // The UTF-16 characters that begin with this byte of UTF-8: none inside a sequence, two where a sequence of four begins.
    private static int Characters(byte value) => value switch
    {
        >= 0x80 and < 0xC0 => 0,
        >= 0xF0 => 2,
        _ => 1,
    };
}
