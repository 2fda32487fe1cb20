using Review.Reports;

namespace Tests.Review.Reports;

public sealed class ProgressTests
{
    private readonly StringWriter shown = new() { NewLine = "\n" };
    private readonly ManualTime time = new();

    [Fact]
    public void A_terminal_gets_one_line_with_the_seconds_and_it_is_wiped_away()
    {
        using (var progress = new Progress(shown, isTerminal: true, time))
        {
            progress.Begin("building");
            time.Pass(TimeSpan.FromSeconds(1));
            time.Pass(TimeSpan.FromSeconds(1));
            progress.Begin("reviewing");
        }

        time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal("\r\e[Kbuilding (0 s)\r\e[Kbuilding (1 s)\r\e[Kbuilding (2 s)\r\e[Kreviewing (0 s)\r\e[K", shown.ToString());
    }

    [Fact]
    public void Elsewhere_there_is_one_line_for_each_phase()
    {
        using (var progress = new Progress(shown, isTerminal: false, time))
        {
            progress.Begin("building");
            time.Pass(TimeSpan.FromSeconds(1));
            progress.Begin("reviewing");
        }

        Assert.Equal("building\nreviewing\n", shown.ToString());
    }

    [Fact]
    public void Without_a_phase_nothing_is_shown()
    {
        using (new Progress(shown, isTerminal: true, time))
        {
            time.Pass(TimeSpan.FromSeconds(5));
        }

        Assert.Equal("", shown.ToString());
    }

    /// <summary>A clock that a test advances; each advance fires its only timer.</summary>
    private sealed class ManualTime : TimeProvider, ITimer
    {
        private Action? due;
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            due = () => callback(state);
            return this;
        }

        public void Pass(TimeSpan span)
        {
            ticks += span.Ticks;
            due?.Invoke();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
