using IamEngine.Prove.Steps;

namespace IamEngine.Prove;

/// <summary>
/// The limit of time and steps after which the answer is "unknown". Whether two patterns overlap can take exponential time in the
/// worst case, so every search counts its steps. Steps bound the memory too, since each keeps only its own state.
/// </summary>
/// <param name="Time">Wall-clock time.</param>
/// <param name="Steps">States of pattern searches and assignments of the solver, together.</param>
public sealed record Budget(TimeSpan Time, long Steps)
{
    private const long MostSteps = 40_000_000;

    /// <summary>Ten seconds and twenty million steps.</summary>
    public static Budget Default { get; } = Of(TimeSpan.FromSeconds(10));

    /// <summary>A limit of time, with the steps that a fast machine takes in it, capped to bound the memory.</summary>
    public static Budget Of(TimeSpan time) => new(time, (long)Math.Min(MostSteps, 2_000_000 * Math.Max(time.TotalSeconds, 1)));

    internal StepBudget Start() => new(Time, Steps);
}

/// <summary>The cost of an answer.</summary>
/// <param name="Time">Wall-clock time.</param>
/// <param name="Steps">States of pattern searches and assignments of the solver.</param>
/// <param name="Conflicts">Conflicts that the solver learned from.</param>
public sealed record ProofCost(TimeSpan Time, long Steps, long Conflicts)
{
    internal static ProofCost Of(StepBudget steps) => new(steps.Elapsed, steps.Spent, steps.Conflicts);

    public override string ToString() => FormattableString.Invariant($"{Time.TotalMilliseconds:0.0} ms, {Steps} steps, {Conflicts} conflicts");
}
