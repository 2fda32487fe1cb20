namespace Rehearsal.Steps;

/// <summary>The result of a rehearsal.</summary>
/// <param name="Emulator">The emulator and where it is installed.</param>
/// <param name="Notes">Inputs that were not compared, and differences between the emulator and AWS.</param>
/// <param name="Took">The total duration.</param>
public sealed record RehearsalReport(
    string Stack, string Emulator, IReadOnlyList<StepResult> Steps, IReadOnlyList<string> Notes, TimeSpan Took)
{
    public int AsExpected => Count(StepState.AsExpected);

    public int NotAsExpected => Count(StepState.NotAsExpected);

    public int Skipped => Count(StepState.Skipped);

    /// <summary>Whether at least one step of the uploader's walk or of the tampering ran.</summary>
    public bool HasWalk => Steps.Any(step => step is { Part: Part.Walk or Part.Tampering, Command: not null });

    /// <summary>The duration of each part, in order. The walk and SSH run concurrently.</summary>
    public IReadOnlyList<(Part Part, TimeSpan Took)> Times =>
        [.. Steps.GroupBy(step => step.Part).OrderBy(group => group.Key).Select(
            group => (group.Key, TimeSpan.FromTicks(group.Sum(step => step.Took.Ticks))))];

    private int Count(StepState state) => Steps.Count(step => step.Outcome.State == state);
}
