using IamEngine.Model;
using Infra.Settings;
using Policies.Access;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace Infra.Components;

/// <summary>
/// The interface endpoints of AWS services: those that EMR nodes need in a VPC without a NAT gateway, and those in the settings.
/// Each has an hourly cost, so they are in the cluster's zone only. Nodes reach S3 through the gateway endpoint, which is free.
/// https://docs.aws.amazon.com/emr/latest/ManagementGuide/interface-vpc-endpoint.html
/// </summary>
public sealed class InterfaceEndpoints : ComponentResource
{
    public InterfaceEndpoints(
        string name, StackContext stack, NetworkParts network, Output<string> subnetId, Seq<EndpointService> services,
        ComponentResourceOptions? options = null)
        : base("infra:components:InterfaceEndpoints", name, options)
    {
        Group = new SecurityGroup($"{name}-group", new()
        {
            Name = stack.Names.SecurityGroup("endpoints"),
            Description = "Interface endpoints of AWS services; its rules are declared one by one",
            VpcId = network.VpcId,
            Tags = stack.Tags("endpoints"),
        }, StackContext.Child(this));
        foreach (var service in services)
        {
            _ = new VpcEndpoint($"{name}-{service.Name}", new()
            {
                VpcId = network.VpcId,
                VpcEndpointType = "Interface",
                ServiceName = service.NameIn(stack.Region),
                SubnetIds = subnetId,
                SecurityGroupIds = Group.Id,
                PrivateDnsEnabled = true, // the service's public name then resolves to the endpoint
                Policy = stack.Account.Apply(
                    account => PolicyText.For(
                        Attachment.EndpointPolicy, InterfaceEndpointPolicy.Document(service.Actions, account))),
                Tags = stack.Tags(service.Name),
            }, StackContext.Child(this));
        }

        RegisterOutputs();
    }

    /// <summary>The endpoints' security group; <see cref="TrafficRules"/> declares its rules.</summary>
    public SecurityGroup Group { get; }
}
