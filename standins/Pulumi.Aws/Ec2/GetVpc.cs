namespace Pulumi.Aws.Ec2;

public static class GetVpc
{
    private const string Token = "aws:ec2/getVpc:getVpc";

    public static Task<GetVpcResult> InvokeAsync(GetVpcArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetVpcResult>(Token, args ?? new GetVpcArgs(), options);

    public static Output<GetVpcResult> Invoke(GetVpcInvokeArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<GetVpcResult>(Token, args ?? new GetVpcInvokeArgs(), options);
}

public sealed class GetVpcArgs : InvokeArgs
{
    [Input("cidrBlock")] public string? CidrBlock { get; set; }
    [Input("id")] public string? Id { get; set; }
}

public sealed class GetVpcInvokeArgs : InvokeArgs
{
    [Input("cidrBlock")] public Input<string>? CidrBlock { get; set; }
    [Input("id")] public Input<string>? Id { get; set; }
}

[OutputType]
public sealed class GetVpcResult
{
    public readonly string Arn;
    public readonly string CidrBlock;
    public readonly bool EnableDnsHostnames;
    public readonly bool EnableDnsSupport;
    public readonly string Id;

    [OutputConstructor]
    private GetVpcResult(string arn, string cidrBlock, bool enableDnsHostnames, bool enableDnsSupport, string id)
    {
        Arn = arn;
        CidrBlock = cidrBlock;
        EnableDnsHostnames = enableDnsHostnames;
        EnableDnsSupport = enableDnsSupport;
        Id = id;
    }
}
