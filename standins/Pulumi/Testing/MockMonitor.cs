using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi.Testing;

/// <summary>Calls the mocks in the same way as the engine calls providers.</summary>
internal sealed class MockMonitor(IMocks mocks, Deployment deployment)
{
    private readonly Lock _lock = new();
    private readonly List<Resource> _resources = [];

    /// <summary>All registered or read resources, in order.</summary>
    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (_lock)
            {
                return [.. _resources];
            }
        }
    }

    public async Task<Answer> RegisterAsync(
        Resource resource, ImmutableDictionary<string, object?> inputs, string parent, string provider, string importId)
    {
        Remember(resource);
        return resource is Stack
            ? new(NewUrn(parent, resource), "", ImmutableDictionary<string, object?>.Empty)
            : await AskAsync(resource, inputs, parent, provider, importId).ConfigureAwait(false);
    }

    public async Task<Answer> ReadAsync(
        Resource resource, ImmutableDictionary<string, object?> inputs, string parent, string provider, string id)
    {
        var answer = await AskAsync(resource, inputs, parent, provider, id).ConfigureAwait(false);
        Remember(resource);
        return answer with { Id = id };
    }

    public async Task<object?> InvokeAsync(string token, ImmutableDictionary<string, object?> args, string provider)
    {
        var call = new MockCallArgs { Token = token, Args = Known(args), Provider = provider };
        return await StateAsync(await mocks.CallAsync(call).ConfigureAwait(false)).ConfigureAwait(false);
    }

    public Task RegisterOutputsAsync(string urn, ImmutableDictionary<string, object?> outputs) =>
        mocks.RegisterResourceOutputs(new(urn, outputs.ToImmutableDictionary(
            output => output.Key, output => new Output<object?>(Task.FromResult(Wire.Read(output.Value))))));

    private async Task<Answer> AskAsync(
        Resource resource, ImmutableDictionary<string, object?> inputs, string parent, string provider, string id)
    {
        var (newId, state) = await mocks.NewResourceAsync(new()
        {
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Inputs = Known(inputs),
            Provider = provider,
            Id = id,
        }).ConfigureAwait(false);
        return new(NewUrn(parent, resource), newId ?? id, await StateAsync(state).ConfigureAwait(false));
    }

    private void Remember(Resource resource)
    {
        lock (_lock)
        {
            _resources.Add(resource);
        }
    }

    /// <summary>Leaves out an input that contains an unknown value at any depth.</summary>
    private static ImmutableDictionary<string, object> Known(ImmutableDictionary<string, object?> wire) =>
        wire.Select(item => (item.Key, Data: Wire.Read(item.Value)))
            .Where(item => item.Data is { IsKnown: true, Value: not null })
            .ToImmutableDictionary(item => item.Key, item => item.Data.Value!);

    private static async Task<ImmutableDictionary<string, object?>> StateAsync(object state)
    {
        var given = state is IDictionary<string, object> map ? map.ToImmutableDictionary() : state;
        return await new Serializer().ValueAsync("", given).ConfigureAwait(false) as ImmutableDictionary<string, object?>
            ?? throw new InvalidOperationException($"{given.GetType().FullName} is not a supported argument type");
    }

    /// <summary>Simpler than the engine's: of the types of a nested resource, mocks get only the outermost.</summary>
    private string NewUrn(string parent, Resource resource)
    {
        var type = resource.GetResourceType();
        if (parent.Length > 0)
        {
            type = $"{parent.Split("::")[2].Split('$')[0]}${type}";
        }

        return $"urn:pulumi:{deployment.StackName}::{deployment.ProjectName}::{type}::{resource.GetResourceName()}";
    }

    /// <summary>The result of a registration.</summary>
    internal sealed record Answer(string Urn, string Id, ImmutableDictionary<string, object?> State);
}
