namespace Rehearsal.Steps;

public enum StepState
{
    AsExpected,
    NotAsExpected,
    Skipped,
}

/// <summary>What a step showed.</summary>
/// <param name="Result">In one line.</param>
/// <param name="Details">More lines, such as the statement that denied, or what a program said.</param>
public sealed record Outcome(StepState State, string Result, params IReadOnlyList<string> Details)
{
    public static Outcome Good(string result, params IReadOnlyList<string> details) => new(StepState.AsExpected, result, details);

    public static Outcome Bad(string result, params IReadOnlyList<string> details) => new(StepState.NotAsExpected, result, details);

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
}

/// <summary>A step that is over.</summary>
/// <param name="Command">What was typed, exactly; null for a step without a command.</param>
public sealed record StepResult(Part Part, string Title, string? Command, Outcome Outcome, TimeSpan Took);
