using IamEngine.Prove.Steps;

namespace IamEngine.Prove;

/// <summary>
/// The number of steps after which the answer is "unknown". Comparing two patterns can take exponential time, so every search
/// counts its steps. Steps limit the memory too, because each step keeps only its own state. A question has the same answer on
/// every machine, however busy it is.
/// </summary>
/// <param name="Steps">States of pattern searches and assignments of the solver, together.</param>
public sealed record Budget(long Steps)
{
    /// <summary>The largest number of steps that fits the memory of a small machine.</summary>
    public const long MostSteps = 40_000_000;

    /// <summary>Twenty million steps: about ten seconds.</summary>
    public static Budget Default { get; } = new(20_000_000);

    /// <summary>
    /// A time limit for a stalled machine, far above the time that the steps take. If it is reached, the answer says so. Default:
    /// 15 minutes.
    /// </summary>
    public TimeSpan TimeCap { get; init; } = TimeSpan.FromMinutes(15);

    internal StepBudget Start() => new(Steps, TimeCap);
}

/// <summary>The cost of an answer; the same in every run.</summary>
/// <param name="Steps">States of pattern searches and assignments of the solver.</param>
/// <param name="Conflicts">Conflicts that the solver learned from.</param>
public sealed record ProofCost(long Steps, long Conflicts)
{
    internal static ProofCost Of(StepBudget steps) => new(steps.Spent, steps.Conflicts);

    public override string ToString() => FormattableString.Invariant($"{Steps} steps, {Conflicts} conflicts");
}
