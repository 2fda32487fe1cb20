using System.Text.Json.Nodes;
using Amazon.EC2;
using Amazon.EC2.Model;
using Rehearsal.Cloud;
using static Rehearsal.Creation.Ec2Conversions;

namespace Rehearsal.Creation;

/// <summary>
/// VPCs, subnets, gateways, routes, endpoints and flow logs:
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/operation-list-vpc.html
/// </summary>
internal static class VpcHandlers
{
    public static IEnumerable<ResourceHandler> All =>
    [
        new ResourceHandler("aws:ec2/vpc:Vpc", CreateVpcAsync, ReadVpcAsync),
        new ResourceHandler("aws:ec2/subnet:Subnet", CreateSubnetAsync, async (cloud, _, created, cancellation) =>
        {
            var actual = (await cloud.Ec2.DescribeSubnetsAsync(
                new() { SubnetIds = [created.Id] }, cancellation)).Subnets.Single();
            return new()
            {
                ["vpcId"] = actual.VpcId,
                ["cidrBlock"] = actual.CidrBlock,
                ["availabilityZone"] = actual.AvailabilityZone,
                ["mapPublicIpOnLaunch"] = actual.MapPublicIpOnLaunch,
                ["tags"] = TagsJson(actual.Tags),
            };
        }),

        new ResourceHandler("aws:ec2/internetGateway:InternetGateway", async (cloud, gateway, cancellation) =>
        {
            var created = (await cloud.Ec2.CreateInternetGatewayAsync(
                new() { TagSpecifications = Specifications(ResourceType.InternetGateway, gateway) },
                cancellation)).InternetGateway;
            await cloud.Ec2.AttachInternetGatewayAsync(
                new() { InternetGatewayId = created.InternetGatewayId, VpcId = gateway.Text("vpcId") }, cancellation);
            return new(created.InternetGatewayId);
        }, async (cloud, _, created, cancellation) =>
        {
            var actual = (await cloud.Ec2.DescribeInternetGatewaysAsync(
                new() { InternetGatewayIds = [created.Id] }, cancellation)).InternetGateways.Single();
            return new() { ["vpcId"] = actual.Attachments?.FirstOrDefault()?.VpcId, ["tags"] = TagsJson(actual.Tags) };
        }),

        new ResourceHandler("aws:ec2/natGateway:NatGateway", async (cloud, gateway, cancellation) =>
        {
            var created = await cloud.Ec2.CreateNatGatewayAsync(
                new()
                {
                    AllocationId = gateway.Text("allocationId"),
                    SubnetId = gateway.Text("subnetId"),
                    TagSpecifications = Specifications(ResourceType.Natgateway, gateway),
                },
                cancellation);
            return new(created.NatGateway.NatGatewayId);
        }, async (cloud, _, created, cancellation) =>
        {
            var actual = (await cloud.Ec2.DescribeNatGatewaysAsync(
                new() { NatGatewayIds = [created.Id] }, cancellation)).NatGateways.Single();
            return new()
            {
                ["allocationId"] = actual.NatGatewayAddresses.FirstOrDefault()?.AllocationId,
                ["subnetId"] = actual.SubnetId,
                ["tags"] = TagsJson(actual.Tags),
            };
        }),

        new ResourceHandler("aws:ec2/routeTable:RouteTable", async (cloud, table, cancellation) =>
            new(
                (await cloud.Ec2.CreateRouteTableAsync(
                    new() { VpcId = table.Text("vpcId"), TagSpecifications = Specifications(ResourceType.RouteTable, table) },
                    cancellation)).RouteTable.RouteTableId),
            async (cloud, _, created, cancellation) =>
            {
                var actual = await TableAsync(cloud, created.Id, cancellation);
                return new() { ["vpcId"] = actual.VpcId, ["tags"] = TagsJson(actual.Tags) };
            }),

        new ResourceHandler("aws:ec2/route:Route", async (cloud, route, cancellation) =>
        {
            await cloud.Ec2.CreateRouteAsync(new()
            {
                RouteTableId = route.Text("routeTableId"),
                DestinationCidrBlock = route.Text("destinationCidrBlock"),
                GatewayId = route.TextOrNull("gatewayId"),
                NatGatewayId = route.TextOrNull("natGatewayId"),
            }, cancellation);
            return new($"r-{route.Text("routeTableId")}-{route.Text("destinationCidrBlock")}");
        }, async (cloud, route, _, cancellation) =>
        {
            var table = await TableAsync(cloud, route.Text("routeTableId"), cancellation);
            var actual = table.Routes.FirstOrDefault(item => item.DestinationCidrBlock == route.Text("destinationCidrBlock"));
            return new()
            {
                ["routeTableId"] = table.RouteTableId,
                ["destinationCidrBlock"] = actual?.DestinationCidrBlock,
                ["gatewayId"] = actual?.GatewayId,
                ["natGatewayId"] = actual?.NatGatewayId,
            };
        }),

        new ResourceHandler("aws:ec2/routeTableAssociation:RouteTableAssociation", async (cloud, desired, cancellation) =>
            new(
                (await cloud.Ec2.AssociateRouteTableAsync(
                    new() { SubnetId = desired.Text("subnetId"), RouteTableId = desired.Text("routeTableId") },
                    cancellation)).AssociationId),
            async (cloud, desired, created, cancellation) =>
            {
                var actual = (await TableAsync(cloud, desired.Text("routeTableId"), cancellation)).Associations.FirstOrDefault(
                    item => item.RouteTableAssociationId == created.Id);
                return new() { ["subnetId"] = actual?.SubnetId, ["routeTableId"] = actual?.RouteTableId };
            }),

        new ResourceHandler("aws:ec2/vpcEndpoint:VpcEndpoint", CreateEndpointAsync, ReadEndpointAsync)
            .WithPolicyDocument("policy", PolicyDocumentType.Resource),

        new ResourceHandler("aws:ec2/flowLog:FlowLog", async (cloud, log, cancellation) =>
        {
            var created = await cloud.Ec2.CreateFlowLogsAsync(new()
            {
                ResourceIds = [log.Text("vpcId")],
                ResourceType = FlowLogsResourceType.VPC,
                TrafficType = log.Text("trafficType"),
                LogDestinationType = log.Text("logDestinationType"),
                LogDestination = log.Text("logDestination"),
                // Optional for EC2; moto requires it.
                LogGroupName = log.Text("logDestination").Split(":log-group:")[^1],
                DeliverLogsPermissionArn = log.Text("iamRoleArn"),
                TagSpecifications = Specifications(ResourceType.VpcFlowLog, log),
            }, cancellation);
            return new(created.FlowLogIds.Single());
        }, async (cloud, log, created, cancellation) =>
        {
            var actual = (await cloud.Ec2.DescribeFlowLogsAsync(
                new() { FlowLogIds = [created.Id] }, cancellation)).FlowLogs.Single();
            return new()
            {
                ["vpcId"] = actual.ResourceId,
                ["trafficType"] = actual.TrafficType?.Value,
                ["logDestinationType"] = actual.LogDestinationType?.Value,
                ["logDestination"] = actual.LogDestination
                    ?? (
                        log.Text("logDestination").EndsWith($":log-group:{actual.LogGroupName}", StringComparison.Ordinal)
                            ? log.Text("logDestination")
                            : actual.LogGroupName),
                ["iamRoleArn"] = actual.DeliverLogsPermissionArn,
                ["tags"] = TagsJson(actual.Tags),
            };
        }),
    ];

    private static async Task<CreatedResource> CreateVpcAsync(
        EmulatedCloud cloud, DesiredResource vpc, CancellationToken cancellation)
    {
        var created = (await cloud.Ec2.CreateVpcAsync(
            new() { CidrBlock = vpc.Text("cidrBlock"), TagSpecifications = Specifications(ResourceType.Vpc, vpc) },
            cancellation)).Vpc;
        await cloud.Ec2.ModifyVpcAttributeAsync(
            new() { VpcId = created.VpcId, EnableDnsSupport = vpc.Flag("enableDnsSupport") }, cancellation);
        await cloud.Ec2.ModifyVpcAttributeAsync(
            new() { VpcId = created.VpcId, EnableDnsHostnames = vpc.Flag("enableDnsHostnames") }, cancellation);
        return new(created.VpcId, ("arn", $"arn:aws:ec2:{cloud.Region}:{created.OwnerId}:vpc/{created.VpcId}"));
    }

    private static async Task<JsonObject> ReadVpcAsync(
        EmulatedCloud cloud, DesiredResource vpc, CreatedResource created, CancellationToken cancellation)
    {
        var actual = (await cloud.Ec2.DescribeVpcsAsync(new() { VpcIds = [created.Id] }, cancellation)).Vpcs.Single();
        var support = await cloud.Ec2.DescribeVpcAttributeAsync(
            new() { VpcId = created.Id, Attribute = VpcAttributeName.EnableDnsSupport }, cancellation);
        var hostnames = await cloud.Ec2.DescribeVpcAttributeAsync(
            new() { VpcId = created.Id, Attribute = VpcAttributeName.EnableDnsHostnames }, cancellation);
        return new()
        {
            ["cidrBlock"] = actual.CidrBlock,
            ["enableDnsSupport"] = support.EnableDnsSupport,
            ["enableDnsHostnames"] = hostnames.EnableDnsHostnames,
            ["tags"] = TagsJson(actual.Tags),
        };
    }

    private static async Task<CreatedResource> CreateSubnetAsync(
        EmulatedCloud cloud, DesiredResource subnet, CancellationToken cancellation)
    {
        var created = (await cloud.Ec2.CreateSubnetAsync(new()
        {
            VpcId = subnet.Text("vpcId"),
            CidrBlock = subnet.Text("cidrBlock"),
            AvailabilityZone = subnet.Text("availabilityZone"),
            TagSpecifications = Specifications(ResourceType.Subnet, subnet),
        }, cancellation)).Subnet;
        await cloud.Ec2.ModifySubnetAttributeAsync(
            new() { SubnetId = created.SubnetId, MapPublicIpOnLaunch = subnet.Flag("mapPublicIpOnLaunch") }, cancellation);
        return new(created.SubnetId, ("arn", created.SubnetArn));
    }

    private static async Task<CreatedResource> CreateEndpointAsync(
        EmulatedCloud cloud, DesiredResource endpoint, CancellationToken cancellation)
    {
        var service = endpoint.Text("serviceName");
        var created = (await cloud.Ec2.CreateVpcEndpointAsync(new()
        {
            VpcId = endpoint.Text("vpcId"),
            VpcEndpointType = endpoint.Text("vpcEndpointType"),
            ServiceName = service,
            RouteTableIds = [.. endpoint.Texts("routeTableIds")],
            SubnetIds = [.. endpoint.Texts("subnetIds")],
            SecurityGroupIds = [.. endpoint.Texts("securityGroupIds")],
            PrivateDnsEnabled = endpoint.Inputs["privateDnsEnabled"]?.GetValue<bool>(),
            PolicyDocument = endpoint.TextOrNull("policy"),
            TagSpecifications = Specifications(ResourceType.VpcEndpoint, endpoint),
        }, cancellation)).VpcEndpoint;
        if (endpoint.Text("vpcEndpointType") != "Gateway")
        {
            return new(created.VpcEndpointId);
        }

        var filter = new Filter("prefix-list-name", [service]);
        var list = (await cloud.Ec2.DescribeManagedPrefixListsAsync(
            new() { Filters = [filter] }, cancellation)).PrefixLists.First(
            item => item.PrefixListName == service);
        return new(created.VpcEndpointId, ("prefixListId", list.PrefixListId));
    }

    private static async Task<JsonObject> ReadEndpointAsync(
        EmulatedCloud cloud, DesiredResource endpoint, CreatedResource created, CancellationToken cancellation)
    {
        var actual = (await cloud.Ec2.DescribeVpcEndpointsAsync(
            new() { VpcEndpointIds = [created.Id] }, cancellation)).VpcEndpoints.Single();
        return new()
        {
            ["vpcId"] = actual.VpcId,
            ["vpcEndpointType"] = actual.VpcEndpointType?.Value,
            ["serviceName"] = actual.ServiceName,
            ["routeTableIds"] = JsonList(actual.RouteTableIds),
            ["subnetIds"] = JsonList(actual.SubnetIds),
            ["securityGroupIds"] = JsonList(actual.Groups?.Select(group => group.GroupId)),
            ["privateDnsEnabled"] = actual.PrivateDnsEnabled,
            ["policy"] = actual.PolicyDocument,
            ["tags"] = TagsJson(actual.Tags),
        };
    }

    private static async Task<RouteTable> TableAsync(EmulatedCloud cloud, string id, CancellationToken cancellation) =>
        (await cloud.Ec2.DescribeRouteTablesAsync(new() { RouteTableIds = [id] }, cancellation)).RouteTables.Single();
}
