namespace Pulumi.Aws.Ec2;

public static class GetSubnet
{
    private const string Token = "aws:ec2/getSubnet:getSubnet";

    public static Task<GetSubnetResult> InvokeAsync(GetSubnetArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetSubnetResult>(Token, args ?? new GetSubnetArgs(), options);

    public static Output<GetSubnetResult> Invoke(GetSubnetInvokeArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<GetSubnetResult>(Token, args ?? new GetSubnetInvokeArgs(), options);
}

public sealed class GetSubnetArgs : InvokeArgs
{
    [Input("id")] public string? Id { get; set; }
    [Input("vpcId")] public string? VpcId { get; set; }
}

public sealed class GetSubnetInvokeArgs : InvokeArgs
{
    [Input("id")] public Input<string>? Id { get; set; }
    [Input("vpcId")] public Input<string>? VpcId { get; set; }
}

[OutputType]
public sealed class GetSubnetResult
{
    public readonly string Arn;
    public readonly string AvailabilityZone;
    public readonly string Id;
    public readonly bool MapPublicIpOnLaunch;
    public readonly string VpcId;

    [OutputConstructor]
    private GetSubnetResult(string arn, string availabilityZone, string id, bool mapPublicIpOnLaunch, string vpcId)
    {
        Arn = arn;
        AvailabilityZone = availabilityZone;
        Id = id;
        MapPublicIpOnLaunch = mapPublicIpOnLaunch;
        VpcId = vpcId;
    }
}
