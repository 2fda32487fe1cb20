using System.Collections.Immutable;
using Pulumi.Aws.Ec2.Inputs;

namespace Pulumi.Aws.Ec2;

public static class GetRouteTables
{
    private const string Token = "aws:ec2/getRouteTables:getRouteTables";

    public static Task<GetRouteTablesResult> InvokeAsync(GetRouteTablesArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetRouteTablesResult>(Token, args ?? new GetRouteTablesArgs(), options);

    public static Output<GetRouteTablesResult> Invoke(GetRouteTablesInvokeArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<GetRouteTablesResult>(Token, args ?? new GetRouteTablesInvokeArgs(), options);
}

public sealed class GetRouteTablesArgs : InvokeArgs
{
    [Input("filters")] private List<GetRouteTablesFilterArgs>? _filters;
    public List<GetRouteTablesFilterArgs> Filters { get => _filters ??= []; set => _filters = value; }

    [Input("vpcId")] public string? VpcId { get; set; }
}

public sealed class GetRouteTablesInvokeArgs : InvokeArgs
{
    [Input("filters")] private InputList<GetRouteTablesFilterInputArgs>? _filters;
    public InputList<GetRouteTablesFilterInputArgs> Filters { get => _filters ??= new(); set => _filters = value; }

    [Input("vpcId")] public Input<string>? VpcId { get; set; }
}

[OutputType]
public sealed class GetRouteTablesResult
{
    public readonly string Id;
    public readonly ImmutableArray<string> Ids;
    public readonly string? VpcId;

    [OutputConstructor]
    private GetRouteTablesResult(string id, ImmutableArray<string> ids, string? vpcId)
    {
        Id = id;
        Ids = ids;
        VpcId = vpcId;
    }
}
