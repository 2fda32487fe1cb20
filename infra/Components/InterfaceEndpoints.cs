using Policies.Access;
using IamEngine.Model;
using IamEngine.Vocabulary;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace Infra.Components;

/// <summary>
/// The services that EMR nodes must reach where no NAT gateway leads to them, each by an interface endpoint in the cluster's zone, since
/// each costs by the hour. S3 is reached by the gateway endpoint, which costs nothing.
/// https://docs.aws.amazon.com/emr/latest/ManagementGuide/interface-vpc-endpoint.html
/// </summary>
public sealed class InterfaceEndpoints : ComponentResource
{
    /// <summary>EMR itself, which nodes ask about their cluster, and STS, which tells them who they are.</summary>
    public static Seq<(string Service, ActionPattern Actions)> Services { get; } = [("elasticmapreduce", Emr.Any), ("sts", Sts.Any)];

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
                PrivateDnsEnabled = true, // the service's ordinary name then leads here
                Policy = stack.Account.Apply(
                    account => Documents.For(Attachment.EndpointPolicy, InterfaceEndpointPolicy.Document(actions, account))),
                Tags = stack.Tags(service),
            }, StackContext.Child(this));
        }

        RegisterOutputs();
    }

    /// <summary>The endpoints' security group, without rules: they are declared with those of all groups.</summary>
    public SecurityGroup Group { get; }

    // In China most services go by a name of their own, STS among them and EMR not.
    // https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-ec2/lib/vpc-endpoint.ts (VPC_ENDPOINT_SERVICE_EXCEPTIONS)
    private static string ServiceName(Region region, string service) =>
        region.Partition == "aws-cn" && service == "sts" ? $"cn.com.amazonaws.{region}.{service}" : $"com.amazonaws.{region}.{service}";
}
