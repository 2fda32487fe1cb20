namespace Pulumi.Aws.Ec2.Inputs;

public sealed class VpcEndpointDnsOptionsArgs : ResourceArgs
{
    [Input("dnsRecordIpType")] public Input<string>? DnsRecordIpType { get; set; }
    [Input("privateDnsOnlyForInboundResolverEndpoint")] public Input<bool>? PrivateDnsOnlyForInboundResolverEndpoint { get; set; }
}
