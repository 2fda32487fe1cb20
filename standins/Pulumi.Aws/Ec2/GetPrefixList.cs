namespace Pulumi.Aws.Ec2;

public static class GetPrefixList
{
    private const string Token = "aws:ec2/getPrefixList:getPrefixList";

    public static Task<GetPrefixListResult> InvokeAsync(GetPrefixListArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetPrefixListResult>(Token, args ?? new GetPrefixListArgs(), options);

    public static Output<GetPrefixListResult> Invoke(GetPrefixListInvokeArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<GetPrefixListResult>(Token, args ?? new GetPrefixListInvokeArgs(), options);
}

public sealed class GetPrefixListArgs : InvokeArgs
{
    [Input("name")] public string? Name { get; set; }
    [Input("prefixListId")] public string? PrefixListId { get; set; }
}

public sealed class GetPrefixListInvokeArgs : InvokeArgs
{
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("prefixListId")] public Input<string>? PrefixListId { get; set; }
}

[OutputType]
public sealed class GetPrefixListResult
{
    public readonly string Id;
    public readonly string? Name;

    [OutputConstructor]
    private GetPrefixListResult(string id, string? name)
    {
        Id = id;
        Name = name;
    }
}
