using IamEngine.Prove.Steps;

namespace IamEngine.Prove;

/// <summary>
/// How much a question may spend before its answer is "unknown". Whether two patterns overlap can cost exponential time in the
/// worst case, so every search counts its steps here; memory is bounded with them, since no step keeps more than its own state.
/// </summary>
/// <param name="Time">Wall-clock time.</param>
/// <param name="Steps">States of pattern searches and assignments of the solver, together.</param>
public sealed record Budget(TimeSpan Time, long Steps)
{
    private const long MostSteps = 40_000_000;

    /// <summary>Ten seconds and twenty million steps: far more than any policy of a real account needs.</summary>
    public static Budget Default { get; } = Of(TimeSpan.FromSeconds(10));

    /// <summary>So much time, and as many steps as fit into it on a fast machine, but never so many that memory would run short.</summary>
    public static Budget Of(TimeSpan time) => new(time, (long)Math.Min(MostSteps, 2_000_000 * Math.Max(time.TotalSeconds, 1)));

    internal StepBudget Start() => new(Time, Steps);
}

/// <summary>What was spent until an answer was there.</summary>
/// <param name="Time">Wall-clock time.</param>
/// <param name="Steps">States of pattern searches and assignments of the solver.</param>
/// <param name="Conflicts">Dead ends that the solver learned from.</param>
public sealed record ProofCost(TimeSpan Time, long Steps, long Conflicts)
{
    internal static ProofCost Of(StepBudget steps) => new(steps.Elapsed, steps.Spent, steps.Conflicts);

    public override string ToString() => FormattableString.Invariant($"{Time.TotalMilliseconds:0.0} ms, {Steps} steps, {Conflicts} dead ends");
}
