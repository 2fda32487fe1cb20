namespace Pulumi.Aws;

public static class GetRegion
{
    private const string Token = "aws:index/getRegion:getRegion";

    public static Task<GetRegionResult> InvokeAsync(GetRegionArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetRegionResult>(Token, args ?? new GetRegionArgs(), options);

    public static Output<GetRegionResult> Invoke(GetRegionInvokeArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<GetRegionResult>(Token, args ?? new GetRegionInvokeArgs(), options);
}

public sealed class GetRegionArgs : InvokeArgs
{
    [Input("region")] public string? Region { get; set; }
}

public sealed class GetRegionInvokeArgs : InvokeArgs
{
    [Input("region")] public Input<string>? Region { get; set; }
}

[OutputType]
public sealed class GetRegionResult
{
    public readonly string Description;
    public readonly string Endpoint;
    public readonly string Region;

    [OutputConstructor]
    private GetRegionResult(string description, string endpoint, string region)
    {
        Description = description;
        Endpoint = endpoint;
        Region = region;
    }
}
