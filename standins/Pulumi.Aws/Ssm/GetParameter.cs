namespace Pulumi.Aws.Ssm;

public static class GetParameter
{
    private const string Token = "aws:ssm/getParameter:getParameter";

    public static Task<GetParameterResult> InvokeAsync(GetParameterArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetParameterResult>(Token, args, options);

    public static Output<GetParameterResult> Invoke(GetParameterInvokeArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<GetParameterResult>(Token, args, options);
}

public sealed class GetParameterArgs : InvokeArgs
{
    [Input("name", required: true)] public string Name { get; set; } = null!;
    [Input("withDecryption")] public bool? WithDecryption { get; set; }
}

public sealed class GetParameterInvokeArgs : InvokeArgs
{
    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
    [Input("withDecryption")] public Input<bool>? WithDecryption { get; set; }
}

[OutputType]
public sealed class GetParameterResult
{
    public readonly string Arn;
    public readonly string InsecureValue;
    public readonly string Name;
    public readonly string Type;
    public readonly string Value;
    public readonly int Version;

    [OutputConstructor]
    private GetParameterResult(string arn, string insecureValue, string name, string type, string value, int version)
    {
        Arn = arn;
        InsecureValue = insecureValue;
        Name = name;
        Type = type;
        Value = value;
        Version = version;
    }
}
