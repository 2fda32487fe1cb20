using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Rehearsal.Cloud;
using Review.Mocks;

namespace Rehearsal.Creation;

/// <summary>A declared resource, and what creating it in the emulator gave.</summary>
internal sealed record Resource(Kind Kind, Wanted Wanted, Created Created);

/// <summary>
/// Stands where engine and providers are in a deployment, and creates each declared resource in the emulator: so the program sees real
/// ids and ARNs. A type of resource that is in no table fails by name.
/// </summary>
internal sealed class RehearsalMocks(EmulatedCloud cloud, string project, CancellationToken cancellation) : IMocks, IDisposable
{
    private static readonly FrozenDictionary<string, Kind> Known =
        new[] { IamKinds.All, S3Kinds.All, OtherKinds.All, VpcKinds.All, SecurityGroupKinds.All, InstanceKinds.All, EmrKinds.All }
            .SelectMany(kinds => kinds)
            .ToFrozenDictionary(kind => kind.Type);

    private readonly ConcurrentQueue<Resource> resources = new();
    private readonly ConcurrentQueue<Exception> failures = new();

    // moto is not made to be changed from several sides at once.
    private readonly SemaphoreSlim oneAtATime = new(1);

    /// <summary>The types that a rehearsal can create.</summary>
    public static IEnumerable<string> KnownTypes => Known.Keys;

    /// <summary>In the order in which they were created.</summary>
    public IReadOnlyCollection<Resource> Resources => resources;

    /// <summary>What went wrong, first things first; the engine's own message only says that something did.</summary>
    public IReadOnlyCollection<Exception> Failures => failures;

    /// <summary>The outputs of the stack.</summary>
    public ImmutableDictionary<string, Output<object?>> Outputs { get; private set; } = ImmutableDictionary<string, Output<object?>>.Empty;

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var (type, name) = (args.Type ?? "", args.Name ?? "");
        if (type.StartsWith($"{project}:", StringComparison.Ordinal) || type.StartsWith("pulumi:", StringComparison.Ordinal))
        {
            return (type.StartsWith("pulumi:providers:", StringComparison.Ordinal) ? name : null, args.Inputs);
        }

        if (!Known.TryGetValue(type, out var kind))
        {
            throw Remember(new RehearsalException($"a rehearsal cannot create resources of type {type}, such as `{name}`; add the calls for it to rehearsal/Creation"));
        }

        var wanted = new Wanted(type, name, Wire.ToJson(args.Inputs!));
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            var created = await kind.Create(cloud, wanted, cancellation);
            resources.Enqueue(new(kind, wanted, created));
            return (created.Id, args.Inputs.SetItems(created.Outputs.Select(output => KeyValuePair.Create(output.Output, output.Value))));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw Remember(new RehearsalException($"{type} `{name}` could not be created: {failure.Message}", failure));
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public async Task<object> CallAsync(MockCallArgs args)
    {
        try
        {
            return await ProviderFunctions.CallAsync(cloud, args.Token ?? "", args.Args, cancellation)
                ?? throw new RehearsalException(
                    $"a rehearsal cannot answer the function {args.Token}; add it to rehearsal/Creation/ProviderFunctions.cs");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw Remember(failure);
        }
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        if (args.Urn.Contains("::pulumi:pulumi:Stack::", StringComparison.Ordinal))
        {
            Outputs = args.Outputs;
        }

        return Task.CompletedTask;
    }

    public void Dispose() => oneAtATime.Dispose();

    private Exception Remember(Exception failure)
    {
        failures.Enqueue(failure);
        return failure;
    }
}
