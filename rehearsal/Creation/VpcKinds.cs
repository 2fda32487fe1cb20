using System.Text.Json.Nodes;
using Amazon.EC2;
using Amazon.EC2.Model;
using Rehearsal.Cloud;
using static Rehearsal.Creation.Ec2Tags;

namespace Rehearsal.Creation;

/// <summary>The network: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/operation-list-vpc.html</summary>
internal static class VpcKinds
{
    public static IEnumerable<Kind> All =>
    [
        new Kind("aws:ec2/vpc:Vpc", CreateVpcAsync, ReadVpcAsync),
        new Kind("aws:ec2/subnet:Subnet", CreateSubnetAsync, async (cloud, _, made, cancellation) =>
        {
            var held = (await cloud.Ec2.DescribeSubnetsAsync(new() { SubnetIds = [made.Id] }, cancellation)).Subnets.Single();
            return new()
            {
                ["vpcId"] = held.VpcId,
                ["cidrBlock"] = held.CidrBlock,
                ["availabilityZone"] = held.AvailabilityZone,
                ["mapPublicIpOnLaunch"] = held.MapPublicIpOnLaunch,
                ["tags"] = Of(held.Tags),
            };
        }),

        new Kind("aws:ec2/internetGateway:InternetGateway", async (cloud, gateway, cancellation) =>
        {
            var made = (await cloud.Ec2.CreateInternetGatewayAsync(new() { TagSpecifications = For(ResourceType.InternetGateway, gateway) }, cancellation)).InternetGateway;
            await cloud.Ec2.AttachInternetGatewayAsync(
                new() { InternetGatewayId = made.InternetGatewayId, VpcId = gateway.Text("vpcId") }, cancellation);
            return new(made.InternetGatewayId);
        }, async (cloud, _, made, cancellation) =>
        {
            var held = (await cloud.Ec2.DescribeInternetGatewaysAsync(new() { InternetGatewayIds = [made.Id] }, cancellation)).InternetGateways.Single();
            return new() { ["vpcId"] = held.Attachments?.FirstOrDefault()?.VpcId, ["tags"] = Of(held.Tags) };
        }),

        new Kind("aws:ec2/natGateway:NatGateway", async (cloud, gateway, cancellation) =>
        {
            var made = await cloud.Ec2.CreateNatGatewayAsync(
                new() { AllocationId = gateway.Text("allocationId"), SubnetId = gateway.Text("subnetId"), TagSpecifications = For(ResourceType.Natgateway, gateway) }, cancellation);
            return new(made.NatGateway.NatGatewayId);
        }, async (cloud, _, made, cancellation) =>
        {
            var held = (await cloud.Ec2.DescribeNatGatewaysAsync(new() { NatGatewayIds = [made.Id] }, cancellation)).NatGateways.Single();
            return new() { ["allocationId"] = held.NatGatewayAddresses.FirstOrDefault()?.AllocationId, ["subnetId"] = held.SubnetId, ["tags"] = Of(held.Tags) };
        }),

        new Kind("aws:ec2/routeTable:RouteTable", async (cloud, table, cancellation) =>
            new((await cloud.Ec2.CreateRouteTableAsync(new() { VpcId = table.Text("vpcId"), TagSpecifications = For(ResourceType.RouteTable, table) }, cancellation)).RouteTable.RouteTableId),
            async (cloud, _, made, cancellation) =>
            {
                var held = await TableAsync(cloud, made.Id, cancellation);
                return new() { ["vpcId"] = held.VpcId, ["tags"] = Of(held.Tags) };
            }),

        new Kind("aws:ec2/route:Route", async (cloud, route, cancellation) =>
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
            var held = table.Routes.FirstOrDefault(item => item.DestinationCidrBlock == route.Text("destinationCidrBlock"));
            return new() { ["routeTableId"] = table.RouteTableId, ["destinationCidrBlock"] = held?.DestinationCidrBlock, ["gatewayId"] = held?.GatewayId, ["natGatewayId"] = held?.NatGatewayId };
        }),

        new Kind("aws:ec2/routeTableAssociation:RouteTableAssociation", async (cloud, wanted, cancellation) =>
            new((await cloud.Ec2.AssociateRouteTableAsync(new() { SubnetId = wanted.Text("subnetId"), RouteTableId = wanted.Text("routeTableId") }, cancellation)).AssociationId),
            async (cloud, wanted, made, cancellation) =>
            {
                var held = (await TableAsync(cloud, wanted.Text("routeTableId"), cancellation)).Associations.FirstOrDefault(
                    item => item.RouteTableAssociationId == made.Id);
                return new() { ["subnetId"] = held?.SubnetId, ["routeTableId"] = held?.RouteTableId };
            }),

        new Kind("aws:ec2/vpcEndpoint:VpcEndpoint", CreateEndpointAsync, ReadEndpointAsync).WithDocument("policy", DocumentKind.Resource),

        new Kind("aws:ec2/flowLog:FlowLog", async (cloud, log, cancellation) =>
        {
            var made = await cloud.Ec2.CreateFlowLogsAsync(new()
            {
                ResourceIds = [log.Text("vpcId")],
                ResourceType = FlowLogsResourceType.VPC,
                TrafficType = log.Text("trafficType"),
                LogDestinationType = log.Text("logDestinationType"),
                LogDestination = log.Text("logDestination"),
                // EC2 takes the group's name beside its ARN, and moto wants it.
                LogGroupName = log.Text("logDestination").Split(":log-group:")[^1],
                DeliverLogsPermissionArn = log.Text("iamRoleArn"),
                TagSpecifications = For(ResourceType.VpcFlowLog, log),
            }, cancellation);
            return new(made.FlowLogIds.Single());
        }, async (cloud, log, made, cancellation) =>
        {
            var held = (await cloud.Ec2.DescribeFlowLogsAsync(new() { FlowLogIds = [made.Id] }, cancellation)).FlowLogs.Single();
            return new()
            {
                ["vpcId"] = held.ResourceId,
                ["trafficType"] = held.TrafficType?.Value,
                ["logDestinationType"] = held.LogDestinationType?.Value,
                ["logDestination"] = held.LogDestination ?? (log.Text("logDestination").EndsWith($":log-group:{held.LogGroupName}", StringComparison.Ordinal) ? log.Text("logDestination") : held.LogGroupName),
                ["iamRoleArn"] = held.DeliverLogsPermissionArn,
                ["tags"] = Of(held.Tags),
            };
        }),
    ];

    private static async Task<Created> CreateVpcAsync(EmulatedCloud cloud, Wanted vpc, CancellationToken cancellation)
    {
        var made = (await cloud.Ec2.CreateVpcAsync(new() { CidrBlock = vpc.Text("cidrBlock"), TagSpecifications = For(ResourceType.Vpc, vpc) }, cancellation)).Vpc;
        await cloud.Ec2.ModifyVpcAttributeAsync(new() { VpcId = made.VpcId, EnableDnsSupport = vpc.Flag("enableDnsSupport") }, cancellation);
        await cloud.Ec2.ModifyVpcAttributeAsync(new() { VpcId = made.VpcId, EnableDnsHostnames = vpc.Flag("enableDnsHostnames") }, cancellation);
        return new(made.VpcId, ("arn", $"arn:aws:ec2:{cloud.Region}:{made.OwnerId}:vpc/{made.VpcId}"));
    }

    private static async Task<JsonObject> ReadVpcAsync(EmulatedCloud cloud, Wanted vpc, Created made, CancellationToken cancellation)
    {
        var held = (await cloud.Ec2.DescribeVpcsAsync(new() { VpcIds = [made.Id] }, cancellation)).Vpcs.Single();
        var support = await cloud.Ec2.DescribeVpcAttributeAsync(
            new() { VpcId = made.Id, Attribute = VpcAttributeName.EnableDnsSupport }, cancellation);
        var hostnames = await cloud.Ec2.DescribeVpcAttributeAsync(
            new() { VpcId = made.Id, Attribute = VpcAttributeName.EnableDnsHostnames }, cancellation);
        return new() { ["cidrBlock"] = held.CidrBlock, ["enableDnsSupport"] = support.EnableDnsSupport, ["enableDnsHostnames"] = hostnames.EnableDnsHostnames, ["tags"] = Of(held.Tags) };
    }

    private static async Task<Created> CreateSubnetAsync(EmulatedCloud cloud, Wanted subnet, CancellationToken cancellation)
    {
        var made = (await cloud.Ec2.CreateSubnetAsync(new()
        {
            VpcId = subnet.Text("vpcId"),
            CidrBlock = subnet.Text("cidrBlock"),
            AvailabilityZone = subnet.Text("availabilityZone"),
            TagSpecifications = For(ResourceType.Subnet, subnet),
        }, cancellation)).Subnet;
        await cloud.Ec2.ModifySubnetAttributeAsync(
            new() { SubnetId = made.SubnetId, MapPublicIpOnLaunch = subnet.Flag("mapPublicIpOnLaunch") }, cancellation);
        return new(made.SubnetId, ("arn", made.SubnetArn));
    }

    private static async Task<Created> CreateEndpointAsync(EmulatedCloud cloud, Wanted endpoint, CancellationToken cancellation)
    {
        var service = endpoint.Text("serviceName");
        var made = (await cloud.Ec2.CreateVpcEndpointAsync(new()
        {
            VpcId = endpoint.Text("vpcId"),
            VpcEndpointType = endpoint.Text("vpcEndpointType"),
            ServiceName = service,
            RouteTableIds = [.. endpoint.Texts("routeTableIds")],
            SubnetIds = [.. endpoint.Texts("subnetIds")],
            SecurityGroupIds = [.. endpoint.Texts("securityGroupIds")],
            PrivateDnsEnabled = endpoint.Inputs["privateDnsEnabled"]?.GetValue<bool>(),
            PolicyDocument = endpoint.TextOrNull("policy"),
            TagSpecifications = For(ResourceType.VpcEndpoint, endpoint),
        }, cancellation)).VpcEndpoint;
        if (endpoint.Text("vpcEndpointType") != "Gateway")
        {
            return new(made.VpcEndpointId);
        }

        var filter = new Filter("prefix-list-name", [service]);
        var list = (await cloud.Ec2.DescribeManagedPrefixListsAsync(new() { Filters = [filter] }, cancellation)).PrefixLists.First(
            item => item.PrefixListName == service);
        return new(made.VpcEndpointId, ("prefixListId", list.PrefixListId));
    }

    private static async Task<JsonObject> ReadEndpointAsync(EmulatedCloud cloud, Wanted endpoint, Created made, CancellationToken cancellation)
    {
        var held = (await cloud.Ec2.DescribeVpcEndpointsAsync(new() { VpcEndpointIds = [made.Id] }, cancellation)).VpcEndpoints.Single();
        return new()
        {
            ["vpcId"] = held.VpcId,
            ["vpcEndpointType"] = held.VpcEndpointType?.Value,
            ["serviceName"] = held.ServiceName,
            ["routeTableIds"] = List(held.RouteTableIds),
            ["subnetIds"] = List(held.SubnetIds),
            ["securityGroupIds"] = List(held.Groups?.Select(group => group.GroupId)),
            ["privateDnsEnabled"] = held.PrivateDnsEnabled,
            ["policy"] = held.PolicyDocument,
            ["tags"] = Of(held.Tags),
        };
    }

    private static async Task<RouteTable> TableAsync(EmulatedCloud cloud, string id, CancellationToken cancellation) =>
        (await cloud.Ec2.DescribeRouteTablesAsync(new() { RouteTableIds = [id] }, cancellation)).RouteTables.Single();
}
