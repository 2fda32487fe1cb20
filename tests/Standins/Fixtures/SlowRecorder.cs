using Pulumi.Testing;

namespace Tests.Standins.Fixtures;

/// <summary>Mocks that delay one resource, and record the order in which calls finish.</summary>
public sealed class SlowRecorder(string slow, string? until = null) : IMocks
{
    private readonly TaskCompletionSource waited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<string?> Finished { get; } = [];

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        if (args.Name == slow)
        {
            await (until is null ? Task.Delay(TimeSpan.FromMilliseconds(100)) : waited.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        }

        lock (Finished)
        {
            Finished.Add(args.Name);
        }

        if (args.Name == until)
        {
            waited.SetResult();
        }

        return ($"{args.Name}-id", args.Inputs);
    }

    public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException();
}
