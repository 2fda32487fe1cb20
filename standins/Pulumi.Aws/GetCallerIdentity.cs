namespace Pulumi.Aws;

public static class GetCallerIdentity
{
    private const string Token = "aws:index/getCallerIdentity:getCallerIdentity";

    public static Task<GetCallerIdentityResult> InvokeAsync(
        GetCallerIdentityArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetCallerIdentityResult>(Token, args ?? new GetCallerIdentityArgs(), options);

    public static Output<GetCallerIdentityResult> Invoke(
        GetCallerIdentityInvokeArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<GetCallerIdentityResult>(Token, args ?? new GetCallerIdentityInvokeArgs(), options);
}

public sealed class GetCallerIdentityArgs : InvokeArgs;

public sealed class GetCallerIdentityInvokeArgs : InvokeArgs;

[OutputType]
public sealed class GetCallerIdentityResult
{
    public readonly string AccountId;
    public readonly string Arn;
    public readonly string Id;
    public readonly string UserId;

    [OutputConstructor]
    private GetCallerIdentityResult(string accountId, string arn, string id, string userId)
    {
        AccountId = accountId;
        Arn = arn;
        Id = id;
        UserId = userId;
    }
}
