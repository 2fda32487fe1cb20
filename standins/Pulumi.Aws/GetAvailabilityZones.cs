using System.Collections.Immutable;
using Pulumi.Aws.Inputs;

namespace Pulumi.Aws;

public static class GetAvailabilityZones
{
    private const string Token = "aws:index/getAvailabilityZones:getAvailabilityZones";

    public static Task<GetAvailabilityZonesResult> InvokeAsync(
        GetAvailabilityZonesArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetAvailabilityZonesResult>(Token, args ?? new GetAvailabilityZonesArgs(), options);

    public static Output<GetAvailabilityZonesResult> Invoke(
        GetAvailabilityZonesInvokeArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<GetAvailabilityZonesResult>(Token, args ?? new GetAvailabilityZonesInvokeArgs(), options);
}

public sealed class GetAvailabilityZonesArgs : InvokeArgs
{
    [Input("filters")] private List<GetAvailabilityZonesFilterArgs>? _filters;
    public List<GetAvailabilityZonesFilterArgs> Filters { get => _filters ??= []; set => _filters = value; }

    [Input("state")] public string? State { get; set; }
}

public sealed class GetAvailabilityZonesInvokeArgs : InvokeArgs
{
    [Input("filters")] private InputList<GetAvailabilityZonesFilterInputArgs>? _filters;
    public InputList<GetAvailabilityZonesFilterInputArgs> Filters { get => _filters ??= new(); set => _filters = value; }

    [Input("state")] public Input<string>? State { get; set; }
}

[OutputType]
public sealed class GetAvailabilityZonesResult
{
    public readonly string Id;
    public readonly ImmutableArray<string> Names;
    public readonly ImmutableArray<string> ZoneIds;

    [OutputConstructor]
    private GetAvailabilityZonesResult(string id, ImmutableArray<string> names, ImmutableArray<string> zoneIds)
    {
        Id = id;
        Names = names;
        ZoneIds = zoneIds;
    }
}
