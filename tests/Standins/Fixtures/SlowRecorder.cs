using Pulumi.Testing;

namespace Tests.Standins.Fixtures;

/// <summary>Mocks that take their time over one resource, and write down the order in which they finished.</summary>
public sealed class SlowRecorder(string slow) : IMocks
{
    public List<string?> Finished { get; } = [];

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        if (args.Name == slow)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        lock (Finished)
        {
            Finished.Add(args.Name);
        }

        return ($"{args.Name}-id", args.Inputs);
    }

    public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException();
}
