namespace Rehearsal.Steps;

public enum StepState
{
    AsExpected,
    NotAsExpected,
    Skipped,
}

/// <summary>The outcome of a step.</summary>
/// <param name="Result">One line.</param>
/// <param name="Details">More lines, such as the denying statement or a program's output.</param>
public sealed record Outcome(StepState State, string Result, params IReadOnlyList<string> Details)
{
    public static Outcome Good(string result, params IReadOnlyList<string> details) => new(StepState.AsExpected, result, details);

    public static Outcome Bad(string result, params IReadOnlyList<string> details) =>
        new(StepState.NotAsExpected, result, details);

    public static Outcome Skipped(string why) => new(StepState.Skipped, why);
}

/// <summary>The parts of a rehearsal, in the order in which they begin.</summary>
public enum Part
{
    Emulator,
    Create,
    Compare,
    Walk,
    Ssh,
    Tampering,
}

/// <summary>A finished step.</summary>
/// <param name="Command">The exact command; null for a step without one.</param>
public sealed record StepResult(Part Part, string Title, string? Command, Outcome Outcome, TimeSpan Took);
