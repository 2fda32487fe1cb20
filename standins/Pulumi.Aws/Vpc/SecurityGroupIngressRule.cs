namespace Pulumi.Aws.Vpc;

public class SecurityGroupIngressRule(string name, SecurityGroupIngressRuleArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", name, args, Given.Options(options))
{
    [Output("arn")] public Output<string> Arn { get; private set; } = null!;
    [Output("securityGroupId")] public Output<string> SecurityGroupId { get; private set; } = null!;
    [Output("securityGroupRuleId")] public Output<string> SecurityGroupRuleId { get; private set; } = null!;
}

public sealed class SecurityGroupIngressRuleArgs : ResourceArgs
{
    [Input("cidrIpv4")] public Input<string>? CidrIpv4 { get; set; }
    [Input("cidrIpv6")] public Input<string>? CidrIpv6 { get; set; }
    [Input("description")] public Input<string>? Description { get; set; }
    [Input("fromPort")] public Input<int>? FromPort { get; set; }
    [Input("ipProtocol", required: true)] public Input<string> IpProtocol { get; set; } = null!;
    [Input("prefixListId")] public Input<string>? PrefixListId { get; set; }
    [Input("referencedSecurityGroupId")] public Input<string>? ReferencedSecurityGroupId { get; set; }
    [Input("securityGroupId", required: true)] public Input<string> SecurityGroupId { get; set; } = null!;

    [Input("tags")] private InputMap<string>? _tags;
    public InputMap<string> Tags { get => _tags ??= new(); set => _tags = value; }

    [Input("toPort")] public Input<int>? ToPort { get; set; }
}
