using System.Globalization;

namespace Review.Reports;

/// <summary>
/// Shows the progress of long work: on a terminal, one line with the seconds, removed at the end; elsewhere, one line per phase.
/// </summary>
public sealed class Progress : IDisposable
{
    private readonly TextWriter output;
    private readonly bool isTerminal;
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly Lock turn = new();
    private string? phase;
    private long begun;

    /// <param name="output">Where to write, usually standard error.</param>
    /// <param name="isTerminal">Whether the output is a terminal.</param>
    /// <param name="time">The clock.</param>
    public Progress(TextWriter output, bool isTerminal, TimeProvider? time = null)
    {
        (this.output, this.isTerminal, this.time) = (output, isTerminal, time ?? TimeProvider.System);
        timer = this.time.CreateTimer(_ => Show(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>
    /// Shows progress on standard error without <see cref="VisibleWriter"/>, because the line on a terminal needs escape
    /// sequences.
    /// </summary>
    public static Progress OnStandardError() => new(VisibleWriter.RawError, !Console.IsErrorRedirected);

    /// <param name="words">The phase that begins, such as <c>diff: checking out main</c>.</param>
    public void Begin(string words)
    {
        lock (turn)
        {
            (phase, begun) = (Visible.Of(words), time.GetTimestamp());
            if (!isTerminal)
            {
                output.WriteLine(phase);
            }
        }

        Show();
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (turn)
        {
            if (isTerminal && phase is not null)
            {
                output.Write("\r\e[K");
                output.Flush();
            }

            phase = null;
        }
    }

    private void Show()
    {
        lock (turn)
        {
            if (isTerminal && phase is not null)
            {
                var seconds = (int)time.GetElapsedTime(begun).TotalSeconds;
                output.Write(string.Create(CultureInfo.InvariantCulture, $"\r\e[K{phase} ({seconds} s)"));
                output.Flush();
            }
        }
    }
}
