namespace Rehearsal.Machine;

/// <summary>
/// Writes the output of a program to a file, and keeps the last lines in memory. If the file cannot be written, the program
/// continues and <see cref="Problem"/> has the reason.
/// </summary>
public sealed class ProgramLog : IDisposable
{
    private const int LastLines = 200;

    private readonly Lock gate = new();
    private readonly Queue<string> last = new();
    private readonly StreamWriter? file;

    public ProgramLog(string path)
    {
        Path = path;
        try
        {
            // No buffer, so that a full disk is an error at the line that does not fit.
            file = new StreamWriter(
                new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0))
            { AutoFlush = true };
        }
        catch (IOException failure)
        {
            Problem = failure.Message;
        }
    }

    public string Path { get; }

    /// <summary>Why the file is incomplete; null if it is complete.</summary>
    public string? Problem { get; private set; }

    /// <summary>The last lines, oldest first.</summary>
    public IReadOnlyList<string> Tail
    {
        get
        {
            lock (gate)
            {
                return [.. last];
            }
        }
    }

    public bool Contains(string text) => Tail.Any(line => line.Contains(text, StringComparison.Ordinal));

    internal async Task FillAsync(Stream stream, CancellationToken cancellation)
    {
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            Add(line);
        }
    }

    private void Add(string line)
    {
        lock (gate)
        {
            last.Enqueue(line);
            if (last.Count > LastLines)
            {
                last.Dequeue();
            }

            if (Problem is not null)
            {
                return;
            }

            try
            {
                file!.WriteLine(line);
            }
            catch (IOException failure)
            {
                Problem = failure.Message;
            }
        }
    }

    public void Dispose()
    {
        try
        {
            file?.Dispose();
        }
        catch (IOException failure)
        {
            Problem ??= failure.Message;
        }
    }
}
