using System.Collections.Concurrent;
using Pulumi.Testing;
using Rehearsal.Cloud;
using Rehearsal.Machine;
using Review.Mocks;

namespace Rehearsal.Creation;

/// <summary>
/// Runs the program on resources that exist: each gets the id and the outputs of the created one, as in an update, and nothing is
/// created. What the program declares now is in <see cref="Declared"/>.
/// </summary>
internal sealed class ReplayMocks(EmulatedCloud cloud, IEnumerable<DeployedResource> existing, CancellationToken cancellation)
    : IMocks
{
    private readonly Dictionary<(string Type, string Name), DeployedResource> existing =
        existing.ToDictionary(resource => (resource.Desired.Type, resource.Desired.Name));

    private readonly ConcurrentQueue<DesiredResource> declared = new();

    public IReadOnlyCollection<DesiredResource> Declared => declared;

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        if (!existing.TryGetValue((args.Type ?? "", args.Name ?? ""), out var resource))
        {
            return Task.FromResult<(string?, object)>((null, args.Inputs)); // a component
        }

        declared.Enqueue(new(resource.Desired.Type, resource.Desired.Name, Wire.ToJson(args.Inputs!)));
        return Task.FromResult<(string?, object)>((
            resource.Created.Id,
            args.Inputs.SetItems(resource.Created.Outputs.Select(output => KeyValuePair.Create(output.Output, output.Value)))));
    }

    public async Task<object> CallAsync(MockCallArgs args) =>
        await ProviderFunctions.CallAsync(cloud, args.Token ?? "", args.Args, cancellation)
            ?? throw new RehearsalException($"a rehearsal has no API call for the function {args.Token}");

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}
