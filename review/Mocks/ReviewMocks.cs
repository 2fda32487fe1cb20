using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Review.Stacks;

namespace Review.Mocks;

/// <summary>A resource as the mocks received it, with the assumed id and outputs.</summary>
internal sealed record MockedResource(
    string Type, string Name, string Id, ImmutableDictionary<string, object> Inputs, ImmutableDictionary<string, object> Assumed);

/// <summary>
/// Replaces engine and providers. It returns ids and ARNs in AWS's formats, and rejects unknown resource types and functions.
/// </summary>
/// <param name="secret">The secret that AWS generates for each access key; null for a placeholder.</param>
internal sealed class ReviewMocks(string region, Func<string, string, bool> isComponent, string? secret = null) : IMocks
{
    private static readonly FrozenDictionary<string, Func<ResourceRequest, MockOutputs>> Known =
        new[] { MockIam.Table, MockStorage.Table, MockEc2.Table, MockEmr.Table, MockRandom.Table }
            .SelectMany(table => table)
            .ToFrozenDictionary(row => row.Type, row => row.Answer);

    private readonly ConcurrentQueue<MockedResource> resources = new();
    private readonly ConcurrentQueue<string> refusals = new();

    /// <summary>In order of arrival, which differs between runs.</summary>
    public IReadOnlyCollection<MockedResource> Resources => resources;

    /// <summary>The unknown resource types and functions that the program requested.</summary>
    public IReadOnlyCollection<string> Refusals => refusals;

    /// <summary>The outputs of the stack.</summary>
    public ImmutableDictionary<string, Output<object?>> Outputs { get; private set; } =
        ImmutableDictionary<string, Output<object?>>.Empty;

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var (type, name) = (args.Type ?? "", args.Name ?? "");
        if (isComponent(type, name))
        {
            return Task.FromResult<(string?, object)>((null, ImmutableDictionary<string, object>.Empty));
        }

        if (type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
        {
            return Task.FromResult(Remember(new(type, name, args.Inputs, region), new(MadeUpId.Uuid(name))));
        }

        if (!Known.TryGetValue(type, out var answer))
        {
            throw Refuse(
                $"review/Mocks has no outputs for resource type {type} (resource `{name}`); add them there, as in MockEc2.cs");
        }

        var request = new ResourceRequest(type, name, args.Inputs, args.Inputs.GetValueOrDefault("region") as string ?? region)
        {
            Secret = secret ?? StackValue.Placeholder,
        };
        return Task.FromResult(
            Remember(request, string.IsNullOrEmpty(args.Id) ? answer(request) : answer(request) with { Id = args.Id }));
    }

    public Task<object> CallAsync(MockCallArgs args) =>
        MockInvokes.Call(args.Token ?? "", args.Args, args.Args.GetValueOrDefault("region") as string ?? region) is { } result
            ? Task.FromResult<object>(result)
            : throw Refuse($"review/Mocks has no result for the function {args.Token}; add one to review/Mocks/MockInvokes.cs");

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        if (args.Urn.Contains("::pulumi:pulumi:Stack::", StringComparison.Ordinal))
        {
            Outputs = args.Outputs;
        }

        return Task.CompletedTask;
    }

    private (string? Id, object State) Remember(ResourceRequest request, MockOutputs outputs)
    {
        var assumed = outputs.Outputs.Where(output => !request.Inputs.ContainsKey(output.Output)).ToImmutableDictionary(
            output => output.Output, output => output.Value);
        resources.Enqueue(new(request.Type, request.Name, outputs.Id, request.Inputs, assumed));
        return (outputs.Id, request.Inputs.AddRange(assumed));
    }

    private NotSupportedException Refuse(string refusal)
    {
        refusals.Enqueue(refusal);
        return new(refusal);
    }
}
