using System.Diagnostics;

namespace IamEngine.Prove.Steps;

/// <summary>Counts the steps of one question against a limit of time and of steps.</summary>
internal sealed class StepBudget(TimeSpan time, long steps)
{
    /// <summary>How much memory a step may keep. What keeps more counts as more steps.</summary>
    public const int BytesPerStep = 16;

    // Reading the clock costs more than a step does.
    private const int StepsBetweenClockReadings = 1024;

    private readonly long started = Stopwatch.GetTimestamp();
    private long nextReading = Math.Min(StepsBetweenClockReadings, steps);

    /// <summary>The steps counted so far.</summary>
    public long Spent { get; private set; }

    public long Conflicts { get; set; }

    public bool IsExhausted { get; private set; }

    public bool IsOutOfTime => IsExhausted || Elapsed > time;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(started);

    /// <summary>Counts steps. Returns false once the budget is spent, and from then on.</summary>
    public bool TrySpend(long count = 1)
    {
        Spent += count;
        if (Spent >= nextReading)
        {
            nextReading = Math.Min(Spent + StepsBetweenClockReadings, Math.Max(Spent, steps));
            IsExhausted |= Spent >= steps || Elapsed > time;
        }

        return !IsExhausted;
    }
}
