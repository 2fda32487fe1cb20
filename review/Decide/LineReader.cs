using System.Text;

namespace Review.Decide;

/// <summary>Reads lines and drops what exceeds a maximum length, so that a long line cannot fill the memory.</summary>
internal sealed class LineReader(TextReader input, int longest)
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly char[] buffer = new char[64 * 1024];
    private readonly StringBuilder line = new();
    private int start;
    private int end;
    private int number;

    /// <summary>The next line and its number, from 1; a cut line is one character longer than the maximum.</summary>
    public bool Next(out string text, out int lineNumber)
    {
        line.Clear();
        var any = false;
        while (start < end || Fill())
        {
            any = true;
            var rest = buffer.AsSpan(start, end - start);
            var newline = rest.IndexOf('\n');
            var taken = newline < 0 ? rest : rest[..newline];
            line.Append(taken[..Math.Min(taken.Length, longest + 1 - line.Length)]);
            start += taken.Length;
            if (newline >= 0)
            {
                start++;
                break;
            }
        }

        text = line.ToString().TrimEnd('\r');
        text = number == 0 ? text.TrimStart(ByteOrderMark) : text;
        lineNumber = any ? ++number : number;
        return any;
    }

    private bool Fill()
    {
        (start, end) = (0, input.Read(buffer, 0, buffer.Length));
        return end > 0;
    }
}
