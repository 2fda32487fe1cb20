namespace Pulumi.Aws.Ec2.Inputs;

public sealed class InstanceMetadataOptionsArgs : ResourceArgs
{
    [Input("httpEndpoint")] public Input<string>? HttpEndpoint { get; set; }
    [Input("httpProtocolIpv6")] public Input<string>? HttpProtocolIpv6 { get; set; }
    [Input("httpPutResponseHopLimit")] public Input<int>? HttpPutResponseHopLimit { get; set; }
    [Input("httpTokens")] public Input<string>? HttpTokens { get; set; }
    [Input("instanceMetadataTags")] public Input<string>? InstanceMetadataTags { get; set; }
}

public sealed class InstanceRootBlockDeviceArgs : ResourceArgs
{
    [Input("deleteOnTermination")] public Input<bool>? DeleteOnTermination { get; set; }
    [Input("encrypted")] public Input<bool>? Encrypted { get; set; }
    [Input("iops")] public Input<int>? Iops { get; set; }
    [Input("kmsKeyId")] public Input<string>? KmsKeyId { get; set; }

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }

    [Input("throughput")] public Input<int>? Throughput { get; set; }
    [Input("volumeSize")] public Input<int>? VolumeSize { get; set; }
    [Input("volumeType")] public Input<string>? VolumeType { get; set; }
}

public sealed class InstancePrivateDnsNameOptionsArgs : ResourceArgs
{
    [Input("enableResourceNameDnsAaaaRecord")] public Input<bool>? EnableResourceNameDnsAaaaRecord { get; set; }
    [Input("enableResourceNameDnsARecord")] public Input<bool>? EnableResourceNameDnsARecord { get; set; }
    [Input("hostnameType")] public Input<string>? HostnameType { get; set; }
}

public sealed class InstanceCreditSpecificationArgs : ResourceArgs
{
    [Input("cpuCredits")] public Input<string>? CpuCredits { get; set; }
}
