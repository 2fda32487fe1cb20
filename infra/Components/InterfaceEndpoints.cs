using IamEngine.Model;
using IamEngine.Vocabulary;
using Policies.Access;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace Infra.Components;

/// <summary>
/// The interface endpoints of the services that EMR nodes need, for a VPC without a NAT gateway. Each has an hourly cost, so they
/// are in the cluster's zone only. Nodes reach S3 through the gateway endpoint, which is free.
/// https://docs.aws.amazon.com/emr/latest/ManagementGuide/interface-vpc-endpoint.html
/// </summary>
public sealed class InterfaceEndpoints : ComponentResource
{
    /// <summary>EMR, for the nodes' cluster data, and STS, for their identity.</summary>
    public static Seq<(string Service, ActionPattern Actions)> Services { get; } = [
        ("elasticmapreduce", Emr.Any), ("sts", Sts.Any)];

    public InterfaceEndpoints(
        string name, StackContext stack, Network network, Output<string> subnetId, ComponentResourceOptions? options = null)
        : base("infra:components:InterfaceEndpoints", name, options)
    {
        Group = new SecurityGroup($"{name}-group", new()
        {
            Name = stack.Names.SecurityGroup("endpoints"),
            Description = "Interface endpoints of AWS services; its rules are declared one by one",
            VpcId = network.VpcId,
            Tags = stack.Tags("endpoints"),
        }, StackContext.Child(this));
        foreach (var (service, actions) in Services)
        {
            _ = new VpcEndpoint($"{name}-{service}", new()
            {
                VpcId = network.VpcId,
                VpcEndpointType = "Interface",
                ServiceName = ServiceName(stack.Region, service),
                SubnetIds = subnetId,
                SecurityGroupIds = Group.Id,
                PrivateDnsEnabled = true, // the service's public name then resolves to the endpoint
                Policy = stack.Account.Apply(
                    account => PolicyText.For(Attachment.EndpointPolicy, InterfaceEndpointPolicy.Document(actions, account))),
                Tags = stack.Tags(service),
            }, StackContext.Child(this));
        }

        RegisterOutputs();
    }

    /// <summary>The endpoints' security group; <see cref="TrafficRules"/> declares its rules.</summary>
    public SecurityGroup Group { get; }

    // In China the endpoint names of most services differ, such as that of STS, but not that of EMR.
    // https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-ec2/lib/vpc-endpoint.ts (VPC_ENDPOINT_SERVICE_EXCEPTIONS)
    private static string ServiceName(Region region, string service) =>
        region.Partition == "aws-cn" && service == "sts" ? $"cn.com.amazonaws.{region}.{service}"
            : $"com.amazonaws.{region}.{service}";
}
