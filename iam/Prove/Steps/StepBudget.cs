using System.Diagnostics;

namespace IamEngine.Prove.Steps;

/// <summary>Counts the steps of one question against a limit. The clock is only a far cap.</summary>
internal sealed class StepBudget(long steps, TimeSpan timeCap)
{
    /// <summary>How much memory a step may keep. What keeps more counts as more steps.</summary>
    public const int BytesPerStep = 16;

    // Reading the clock costs more than a step does.
    private const int StepsBetweenClockReadings = 1024;

    private readonly long started = Stopwatch.GetTimestamp();
    private long nextReading = Math.Min(StepsBetweenClockReadings, steps);
    private bool isOutOfTime;

    /// <summary>The steps counted so far.</summary>
    public long Spent { get; private set; }

    public long Conflicts { get; set; }

    public bool IsExhausted { get; private set; }

    /// <summary>Why there is no answer; only where the budget is exhausted.</summary>
    public string Reason => isOutOfTime
        ? FormattableString.Invariant(
            $"the time cap of {timeCap.TotalMinutes:0.##} minutes was reached before the steps were spent; a less busy machine may find an answer")
        : "the budget was spent before an answer was found";

    /// <summary>Counts steps. Returns false once the budget is spent, and from then on.</summary>
    public bool TrySpend(long count = 1)
    {
        Spent += count;
        if (Spent >= nextReading)
        {
            nextReading = Math.Min(Spent + StepsBetweenClockReadings, Math.Max(Spent, steps));
            isOutOfTime |= Spent < steps && Stopwatch.GetElapsedTime(started) > timeCap;
            IsExhausted |= Spent >= steps || isOutOfTime;
        }

        return !IsExhausted;
    }
}
