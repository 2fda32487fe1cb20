using System.Collections.Immutable;
using System.Globalization;
using Amazon.EC2;
using Amazon.EC2.Model;
using Rehearsal.Cloud;

namespace Rehearsal.Creation;

/// <summary>
/// Makes a network in the emulator in place of one that the settings name, because the emulator chooses the ids. A tag has the id
/// in the settings, so that a second run of the program gets the same network. The results are those of the provider's functions,
/// by wire name.
/// </summary>
internal static class ExistingNetwork
{
    /// <summary>The prefix of the subnets; 16 of them fit into the smallest VPC.</summary>
    private const int SubnetBits = 4;

    private const string Tag = "id-in-the-settings";

    /// <summary>The program asks for subnets at the same time, and the block of each depends on those before it.</summary>
    private static readonly SemaphoreSlim OneAtATime = new(1);

    public static async Task<Dictionary<string, object>> VpcAsync(
        EmulatedCloud cloud, ImmutableDictionary<string, object> args, CancellationToken cancellation)
    {
        var (id, block) = ((string)args["id"], (string)args["cidrBlock"]);
        var found = (await cloud.Ec2.DescribeVpcsAsync(new() { Filters = [Tagged(id)] }, cancellation)).Vpcs ?? [];
        var vpc = found.FirstOrDefault() ?? (await cloud.Ec2.CreateVpcAsync(
            new() { CidrBlock = block, TagSpecifications = [Tagging(ResourceType.Vpc, id)] }, cancellation)).Vpc;
        return new()
        {
            ["id"] = vpc.VpcId,
            ["arn"] = $"arn:aws:ec2:{cloud.Region}:{vpc.OwnerId}:vpc/{vpc.VpcId}",
            ["cidrBlock"] = block,
            ["enableDnsHostnames"] = true,
            ["enableDnsSupport"] = true,
        };
    }

    public static async Task<Dictionary<string, object>> SubnetAsync(
        EmulatedCloud cloud, ImmutableDictionary<string, object> args, CancellationToken cancellation)
    {
        var (id, vpcId) = ((string)args["id"], (string)args["vpcId"]);
        await OneAtATime.WaitAsync(cancellation);
        try
        {
            var found = (await cloud.Ec2.DescribeSubnetsAsync(new() { Filters = [Tagged(id)] }, cancellation)).Subnets ?? [];
            var subnet = found.FirstOrDefault() ?? await MakeSubnetAsync(cloud, id, vpcId, cancellation);
            return new()
            {
                ["id"] = subnet.SubnetId,
                ["arn"] = subnet.SubnetArn ?? "",
                ["availabilityZone"] = subnet.AvailabilityZone,
                ["vpcId"] = vpcId,
                ["mapPublicIpOnLaunch"] = false,
            };
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    public static async Task<Dictionary<string, object>> RouteTablesAsync(
        EmulatedCloud cloud, ImmutableDictionary<string, object> args, CancellationToken cancellation)
    {
        var filters = ((IEnumerable<object>)args["filters"]).Cast<IReadOnlyDictionary<string, object>>().Select(filter =>
            new Filter((string)filter["name"], [.. ((IEnumerable<object>)filter["values"]).Cast<string>()]));
        var found = (await cloud.Ec2.DescribeRouteTablesAsync(
            new() { Filters = [new("vpc-id", [(string)args["vpcId"]]), .. filters] }, cancellation)).RouteTables ?? [];
        return new()
        {
            ["id"] = cloud.Region,
            ["ids"] = found.Select(table => (object)table.RouteTableId).ToImmutableArray(),
        };
    }

    public static async Task<Dictionary<string, object>> PrefixListAsync(
        EmulatedCloud cloud, string name, CancellationToken cancellation)
    {
        var list = (await cloud.Ec2.DescribeManagedPrefixListsAsync(
            new() { Filters = [new() { Name = "prefix-list-name", Values = [name] }] }, cancellation)).PrefixLists.First();
        return new() { ["id"] = list.PrefixListId, ["name"] = name };
    }

    private static async Task<Subnet> MakeSubnetAsync(
        EmulatedCloud cloud, string id, string vpcId, CancellationToken cancellation)
    {
        var vpc = (await cloud.Ec2.DescribeVpcsAsync(new() { VpcIds = [vpcId] }, cancellation)).Vpcs.Single();
        var number = ((await cloud.Ec2.DescribeSubnetsAsync(
            new() { Filters = [new() { Name = "vpc-id", Values = [vpcId] }] }, cancellation)).Subnets ?? []).Count;
        var whole = IamEngine.Model.Cidr.Of(vpc.CidrBlock);
        var block = whole.Block(Math.Min(whole.PrefixLength + SubnetBits, 28), number);
        return (await cloud.Ec2.CreateSubnetAsync(
            new()
            {
                VpcId = vpcId,
                CidrBlock = string.Create(CultureInfo.InvariantCulture, $"{block}"),
                TagSpecifications = [Tagging(ResourceType.Subnet, id)],
            },
            cancellation)).Subnet;
    }

    private static Filter Tagged(string id) => new($"tag:{Tag}", [id]);

    private static TagSpecification Tagging(ResourceType type, string id) =>
        new() { ResourceType = type, Tags = [new(Tag, id)] };
}
