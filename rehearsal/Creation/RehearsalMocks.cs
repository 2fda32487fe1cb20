using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Rehearsal.Cloud;
using Rehearsal.Machine;
using Review.Mocks;

namespace Rehearsal.Creation;

/// <summary>
/// Replaces Pulumi's engine and providers: creates each declared resource in the emulator, so that the program gets the
/// emulator's ids and ARNs. A resource type without a <see cref="ResourceHandler"/> is an error.
/// </summary>
internal sealed class RehearsalMocks(EmulatedCloud cloud, string project, CancellationToken cancellation) : IMocks, IDisposable
{
    private static readonly FrozenDictionary<string, ResourceHandler> Handlers =
        new[]
        {
            IamHandlers.All,
            S3Handlers.All,
            KmsHandlers.All,
            LogGroupHandlers.All,
            RandomHandlers.All,
            VpcHandlers.All,
            SecurityGroupHandlers.All,
            InstanceHandlers.All,
            EmrHandlers.All,
        }
            .SelectMany(handlers => handlers)
            .ToFrozenDictionary(handler => handler.Type);

    private readonly ConcurrentQueue<DeployedResource> resources = new();
    private readonly ConcurrentQueue<Exception> failures = new();

    // moto does not support concurrent changes.
    private readonly SemaphoreSlim oneAtATime = new(1);

    /// <summary>The resource types that a rehearsal can create.</summary>
    public static IEnumerable<string> KnownTypes => Handlers.Keys;

    /// <summary>The created resources, in the order of creation.</summary>
    public IReadOnlyCollection<DeployedResource> Resources => resources;

    /// <summary>The failures in the order in which they occurred. The engine's own message does not contain them.</summary>
    public IReadOnlyCollection<Exception> Failures => failures;

    /// <summary>The outputs of the stack.</summary>
    public ImmutableDictionary<string, Output<object?>> Outputs { get; private set; } =
        ImmutableDictionary<string, Output<object?>>.Empty;

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var (type, name) = (args.Type ?? "", args.Name ?? "");
        if (type.StartsWith($"{project}:", StringComparison.Ordinal) || type.StartsWith("pulumi:", StringComparison.Ordinal))
        {
            return (type.StartsWith("pulumi:providers:", StringComparison.Ordinal) ? name : null, args.Inputs);
        }

        if (!Handlers.TryGetValue(type, out var handler))
        {
            throw Remember(
                new RehearsalException(
                    $"`{name}`: a rehearsal has no API calls for resource type {type}; "
                        + "add a ResourceHandler for it in rehearsal/Creation"));
        }

        var desired = new DesiredResource(type, name, Wire.ToJson(args.Inputs!));
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            var created = await handler.Create(cloud, desired, cancellation);
            resources.Enqueue(new(handler, desired, created));
            return (
                created.Id,
                args.Inputs.SetItems(created.Outputs.Select(output => KeyValuePair.Create(output.Output, output.Value))));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw Remember(new RehearsalException($"cannot create {type} `{name}`: {failure.Message}", failure));
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public async Task<object> CallAsync(MockCallArgs args)
    {
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            return await ProviderFunctions.CallAsync(cloud, args.Token ?? "", args.Args, cancellation)
                ?? throw new RehearsalException(
                    $"a rehearsal has no API call for the function {args.Token}; "
                        + "add it in rehearsal/Creation/ProviderFunctions.cs");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw Remember(failure);
        }
        finally
        {
            oneAtATime.Release();
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
