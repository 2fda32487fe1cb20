using Pulumi.Aws.Ec2.Inputs;

namespace Pulumi.Aws.Ec2;

public class Instance(string name, InstanceArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("aws:ec2/instance:Instance", name, args, Given.Options(options))
{
    [Output("ami")] public Output<string> Ami { get; private set; } = null!;
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("availabilityZone")] public Output<string> AvailabilityZone { get; private set; } = null!;
    [Output("primaryNetworkInterfaceId")] public Output<string> PrimaryNetworkInterfaceId { get; private set; } = null!;
    [Output("privateDns")] public Output<string> PrivateDns { get; private set; } = null!;
    [Output("privateIp")] public Output<string> PrivateIp { get; private set; } = null!;
    [Output("publicDns")] public Output<string> PublicDns { get; private set; } = null!;
    [Output("publicIp")] public Output<string> PublicIp { get; private set; } = null!;
}

public sealed class InstanceArgs : ResourceArgs
{
    [Input("ami")] public Input<string>? Ami { get; set; }
    [Input("associatePublicIpAddress")] public Input<bool>? AssociatePublicIpAddress { get; set; }
    [Input("creditSpecification")] public Input<InstanceCreditSpecificationArgs>? CreditSpecification { get; set; }
    [Input("disableApiTermination")] public Input<bool>? DisableApiTermination { get; set; }
    [Input("ebsOptimized")] public Input<bool>? EbsOptimized { get; set; }
    [Input("forceDestroy")] public Input<bool>? ForceDestroy { get; set; }
    [Input("iamInstanceProfile")] public Input<string>? IamInstanceProfile { get; set; }
    [Input("instanceType")] public InputUnion<string, InstanceType>? InstanceType { get; set; }
    [Input("keyName")] public Input<string>? KeyName { get; set; }
    [Input("metadataOptions")] public Input<InstanceMetadataOptionsArgs>? MetadataOptions { get; set; }
    [Input("monitoring")] public Input<bool>? Monitoring { get; set; }
    [Input("privateDnsNameOptions")] public Input<InstancePrivateDnsNameOptionsArgs>? PrivateDnsNameOptions { get; set; }
    [Input("rootBlockDevice")] public Input<InstanceRootBlockDeviceArgs>? RootBlockDevice { get; set; }
    [Input("subnetId")] public Input<string>? SubnetId { get; set; }

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }

    [Input("userData")] public Input<string>? UserData { get; set; }
    [Input("userDataReplaceOnChange")] public Input<bool>? UserDataReplaceOnChange { get; set; }

    [Input("volumeTags")] private InputMap<string>? _volumeTags;
    public InputMap<string> VolumeTags { get => _volumeTags ??= new(); set => _volumeTags = value; }

    [Input("vpcSecurityGroupIds")] private InputList<string>? _vpcSecurityGroupIds;
    public InputList<string> VpcSecurityGroupIds { get => _vpcSecurityGroupIds ??= new(); set => _vpcSecurityGroupIds = value; }
}
