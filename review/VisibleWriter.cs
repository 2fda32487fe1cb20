using System.Text;

namespace Review;

/// <summary>
/// The last step of all output: writes text with <see cref="Visible"/> characters only. It keeps tabs, and writes line breaks as
/// <c>\n</c>. It splits the commands that a GitHub Actions runner reads in a log: <c>::</c> at the beginning of a line, and
/// <c>##[</c> anywhere. Its escapes are JSON escapes for the same characters.
/// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
/// </summary>
public sealed class VisibleWriter(TextWriter inner) : TextWriter
{
    private enum Line
    {
        /// <summary>Only white space so far, which the runner ignores.</summary>
        Begins,

        /// <summary>One colon so far.</summary>
        BeginsWithColon,

        Inside,
    }

    private Line line;
    private int hashes;
    private char held; // a high surrogate or a carriage return, until the next character is known

    /// <summary>Unfiltered standard output and standard error, for this tool's own escape sequences.</summary>
    public static TextWriter RawOutput { get; private set; } = Console.Out;

    /// <inheritdoc cref="RawOutput"/>
    public static TextWriter RawError { get; private set; } = Console.Error;

    public override Encoding Encoding => inner.Encoding;

    /// <summary>Filters everything that this process writes, including messages of libraries.</summary>
    public static void Install()
    {
        (RawOutput, RawError) = (Console.Out, Console.Error);
        Console.SetOut(new VisibleWriter(RawOutput));
        Console.SetError(new VisibleWriter(RawError));
    }

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        var written = 0;
        for (var i = 0; i < buffer.Length; i++)
        {
            if (held == 0 && Passes(buffer[i]))
            {
                continue;
            }

            inner.Write(buffer[written..i]);
            Change(buffer[i]);
            written = i + 1;
        }

        inner.Write(buffer[written..]);
    }

    public override void Flush()
    {
        Release();
        inner.Flush();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Flush();
        }

        base.Dispose(disposing);
    }

    /// <summary>Whether a character is written unchanged; if so, it updates the state of the line.</summary>
    private bool Passes(char letter)
    {
        if (letter == '\n')
        {
            (line, hashes) = (Line.Begins, 0);
            return true;
        }

        if ((letter == ':' && line == Line.BeginsWithColon) || (letter == '[' && hashes >= 2)
            || (letter != '\t' && !Visible.IsShown(letter)))
        {
            return false;
        }

        hashes = letter == '#' ? hashes + 1 : 0;
        line = line == Line.Begins && char.IsWhiteSpace(letter) ? Line.Begins
            : line == Line.Begins && letter == ':' ? Line.BeginsWithColon
            : Line.Inside;
        return true;
    }

    private void Change(char letter)
    {
        if (held == '\r' && letter == '\n')
        {
            held = default;
            inner.Write('\n');
            (line, hashes) = (Line.Begins, 0);
            return;
        }

        if (char.IsSurrogatePair(held, letter) && Visible.IsShown(new Rune(held, letter)))
        {
            inner.Write([held, letter]);
            held = default;
            (line, hashes) = (Line.Inside, 0);
            return;
        }

        Release();
        if (letter == '\r' || char.IsHighSurrogate(letter))
        {
            held = letter;
        }
        else if (Passes(letter))
        {
            inner.Write(letter);
        }
        else
        {
            Escape(letter);
        }
    }

    private void Release()
    {
        if (held != default)
        {
            Escape(held);
            held = default;
        }
    }

    private void Escape(char letter)
    {
        inner.Write(Visible.Escape(letter));
        (line, hashes) = (Line.Inside, 0);
    }
}
