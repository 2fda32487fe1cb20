using Rehearsal.Steps;

namespace Rehearsal.Display;

/// <summary>What a rehearsal showed.</summary>
/// <param name="Emulator">Which emulator was used.</param>
/// <param name="Notes">What the emulator cannot hold, and what else to know when reading the results.</param>
/// <param name="Took">From the first moment to the last.</param>
public sealed record RehearsalReport(string Stack, string Emulator, IReadOnlyList<StepResult> Steps, IReadOnlyList<string> Notes, TimeSpan Took)
{
    public int AsExpected => Count(StepState.AsExpected);

    public int NotAsExpected => Count(StepState.NotAsExpected);

    public int Skipped => Count(StepState.Skipped);

    /// <summary>Whether the uploader's way was gone at all.</summary>
    public bool HasWalk => Steps.Any(step => step is { Part: Part.Walk, Command: not null });

    /// <summary>How long each part took, in the order of the parts. The walk and SSH go on at the same time.</summary>
    public IReadOnlyList<(Part Part, TimeSpan Took)> Times =>
        [.. Steps.GroupBy(step => step.Part).OrderBy(group => group.Key).Select(
            group => (group.Key, TimeSpan.FromTicks(group.Sum(step => step.Took.Ticks))))];

    private int Count(StepState state) => Steps.Count(step => step.Outcome.State == state);
}
