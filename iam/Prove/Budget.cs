using System.Diagnostics;

namespace IamEngine.Prove;

/// <summary>
/// How much a question may spend before its answer is "unknown". Whether two patterns overlap can cost exponential time in the
/// worst case, so every search counts its steps here; memory is bounded with them, since no step keeps more than its own state.
/// </summary>
/// <param name="Time">Wall-clock time.</param>
/// <param name="Steps">States of pattern searches and assignments of the solver, together.</param>
public sealed record Budget(TimeSpan Time, long Steps)
{
    /// <summary>How much a step may keep. What keeps more counts as more steps.</summary>
    internal const int BytesPerStep = 16;

    private const long MostSteps = 40_000_000;

    /// <summary>Ten seconds and twenty million steps: far more than any policy of a real account needs.</summary>
    public static Budget Default { get; } = Of(TimeSpan.FromSeconds(10));

    /// <summary>So much time, and as many steps as fit into it on a fast machine, but never so many that memory would run short.</summary>
    public static Budget Of(TimeSpan time) => new(time, (long)Math.Min(MostSteps, 2_000_000 * Math.Max(time.TotalSeconds, 1)));
}

/// <summary>What was spent until an answer was there.</summary>
/// <param name="Time">Wall-clock time.</param>
/// <param name="Steps">States of pattern searches and assignments of the solver.</param>
/// <param name="Conflicts">Dead ends that the solver learned from.</param>
public sealed record ProofCost(TimeSpan Time, long Steps, long Conflicts)
{
    public override string ToString() => FormattableString.Invariant($"{Time.TotalMilliseconds:0.0} ms, {Steps} steps, {Conflicts} dead ends");
}

/// <summary>Counts what one question spends.</summary>
internal sealed class Meter(Budget budget)
{
    // Reading the clock costs more than a step does.
    private const int StepsBetweenLooksAtTheClock = 1024;

    private readonly long started = Stopwatch.GetTimestamp();
    private long nextLook = Math.Min(StepsBetweenLooksAtTheClock, budget.Steps);

    public long Steps { get; private set; }

    public long Conflicts { get; set; }

    public bool IsExhausted { get; private set; }

    public bool IsOutOfTime => IsExhausted || Stopwatch.GetElapsedTime(started) > budget.Time;

    public ProofCost Spent => new(Stopwatch.GetElapsedTime(started), Steps, Conflicts);

    /// <summary>Counts steps; false once the budget is gone, and ever after.</summary>
    public bool TrySpend(long steps = 1)
    {
        Steps += steps;
        if (Steps >= nextLook)
        {
            nextLook = Math.Min(Steps + StepsBetweenLooksAtTheClock, Math.Max(Steps, budget.Steps));
            IsExhausted |= Steps >= budget.Steps || Stopwatch.GetElapsedTime(started) > budget.Time;
        }

        return !IsExhausted;
    }
}

/// <summary>The budget was gone before the question was even written down.</summary>
internal sealed class BudgetSpentException : Exception;
