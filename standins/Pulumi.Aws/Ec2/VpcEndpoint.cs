using System.Collections.Immutable;
using Pulumi.Aws.Ec2.Inputs;

namespace Pulumi.Aws.Ec2;

public class VpcEndpoint(string name, VpcEndpointArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:ec2/vpcEndpoint:VpcEndpoint", name, args, Given.Options(options))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("networkInterfaceIds")] public Output<ImmutableArray<string>> NetworkInterfaceIds { get; private set; } = null!;
    [Output("prefixListId")] public Output<string> PrefixListId { get; private set; } = null!;
    [Output("serviceName")] public Output<string?> ServiceName { get; private set; } = null!;
}

public sealed class VpcEndpointArgs : ResourceArgs
{
    [Input("dnsOptions")] public Input<VpcEndpointDnsOptionsArgs>? DnsOptions { get; set; }
    [Input("ipAddressType")] public Input<string>? IpAddressType { get; set; }
    [Input("policy")] public Input<string>? Policy { get; set; }
    [Input("privateDnsEnabled")] public Input<bool>? PrivateDnsEnabled { get; set; }

    [Input("routeTableIds")] private InputList<string>? _routeTableIds;
    public InputList<string> RouteTableIds { get => _routeTableIds ??= new(); set => _routeTableIds = value; }

    [Input("securityGroupIds")] private InputList<string>? _securityGroupIds;
    public InputList<string> SecurityGroupIds { get => _securityGroupIds ??= new(); set => _securityGroupIds = value; }

    [Input("serviceName")] public Input<string>? ServiceName { get; set; }

    [Input("subnetIds")] private InputList<string>? _subnetIds;
    public InputList<string> SubnetIds { get => _subnetIds ??= new(); set => _subnetIds = value; }

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }

    [Input("vpcEndpointType")] public Input<string>? VpcEndpointType { get; set; }
    [Input("vpcId", required: true)] public Input<string> VpcId { get; set; } = null!;
}
