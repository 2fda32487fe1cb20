using System.Diagnostics;

namespace Rehearsal.Steps;

/// <summary>Runs the steps of a rehearsal, shows each result, and keeps the results.</summary>
internal sealed class StepList(IDisplay display)
{
    private readonly Lock gate = new();
    private readonly List<StepResult> results = [];

    public IReadOnlyList<StepResult> Results
    {
        get
        {
            lock (gate)
            {
                return [.. results.OrderBy(result => result.Part)];
            }
        }
    }

    public async Task<Outcome> TakeAsync(Part part, string title, string? command, Func<Task<Outcome>> step)
    {
        var clock = Stopwatch.StartNew();
        display.Begin(part, title);
        var outcome = await step();
        var result = new StepResult(part, title, command, outcome, clock.Elapsed);
        lock (gate)
        {
            results.Add(result);
        }

        display.End(result);
        return outcome;
    }

    public Task SkipAsync(Part part, string title, string why) =>
        TakeAsync(part, title, null, () => Task.FromResult(Outcome.Skipped(why)));
}
