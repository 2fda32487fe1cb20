using System.Diagnostics;

namespace IamEngine.Prove.Steps;

/// <summary>Counts the steps of one question. The time limit is only for a stalled machine.</summary>
internal sealed class StepBudget(long steps, TimeSpan timeCap)
{
    /// <summary>The memory that one step may keep. More memory counts as more steps.</summary>
    public const int BytesPerStep = 16;

    // Reading the clock takes longer than a step.
    private const int StepsBetweenClockReadings = 1024;

    private readonly long started = Stopwatch.GetTimestamp();
    private long nextReading = Math.Min(StepsBetweenClockReadings, steps);
    private bool isOutOfTime;

    /// <summary>The steps counted so far.</summary>
    public long Spent { get; private set; }

    public long Conflicts { get; set; }

    public bool IsExhausted { get; private set; }

    /// <summary>The reason why there is no answer. Valid only after the budget is exhausted.</summary>
    public string Reason => isOutOfTime
        ? FormattableString.Invariant(
            $"the time cap of {timeCap.TotalMinutes:0.##} minutes was reached before the steps were spent; a less busy machine may find an answer")
        : "the budget was spent before an answer was found";

    /// <summary>Counts steps. Returns false once the budget is exhausted.</summary>
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
