using System.Collections.Immutable;
using Pulumi.Testing;

namespace Tests.Standins.Fixtures;

/// <summary>Mocks that record their calls, and return the inputs by default.</summary>
public sealed class Recorder : IMocks
{
    public List<MockResourceArgs> Resources { get; } = [];

    public List<MockCallArgs> Calls { get; } = [];

    public List<MockRegisterResourceOutputsRequest> Outputs { get; } = [];

    public Func<MockResourceArgs, object> State { get; init; } = args => args.Inputs;

    public Func<MockResourceArgs, string?> Id { get; init; } = args => $"{args.Name}-id";

    public Func<MockCallArgs, object> Result { get; init; } = _ => ImmutableDictionary<string, object>.Empty;

    /// <summary>The inputs of the only resource.</summary>
    public ImmutableDictionary<string, object> Inputs => Assert.Single(Resources).Inputs;

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        lock (Resources)
        {
            Resources.Add(args);
        }

        return Task.FromResult((Id(args), State(args)));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        Calls.Add(args);
        return Task.FromResult(Result(args));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        lock (Outputs)
        {
            Outputs.Add(args);
        }

        return Task.CompletedTask;
    }
}
