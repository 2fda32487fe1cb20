namespace Pulumi.Aws.Ec2;

public class Subnet(string name, SubnetArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:ec2/subnet:Subnet", name, args, Given.Options(options))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("availabilityZone")] public Output<string> AvailabilityZone { get; private set; } = null!;
    [Output("availabilityZoneId")] public Output<string> AvailabilityZoneId { get; private set; } = null!;
    [Output("cidrBlock")] public Output<string> CidrBlock { get; private set; } = null!;
    [Output("vpcId")] public Output<string> VpcId { get; private set; } = null!;
}

public sealed class SubnetArgs : ResourceArgs
{
    [Input("availabilityZone")] public Input<string>? AvailabilityZone { get; set; }
    [Input("availabilityZoneId")] public Input<string>? AvailabilityZoneId { get; set; }
    [Input("cidrBlock")] public Input<string>? CidrBlock { get; set; }
    [Input("enableResourceNameDnsARecordOnLaunch")] public Input<bool>? EnableResourceNameDnsARecordOnLaunch { get; set; }
    [Input("mapPublicIpOnLaunch")] public Input<bool>? MapPublicIpOnLaunch { get; set; }
    [Input("privateDnsHostnameTypeOnLaunch")] public Input<string>? PrivateDnsHostnameTypeOnLaunch { get; set; }

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }

    [Input("vpcId", required: true)] public Input<string> VpcId { get; set; } = null!;
}
