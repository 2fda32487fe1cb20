using IamEngine.Model;
using Infra.Settings;
using Policies.Access;
using Pulumi;
using Pulumi.Aws;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Inputs;

namespace Infra.Components;

/// <summary>
/// The VPC: a public and a private subnet in each zone, an internet gateway for the public subnets, an S3 gateway endpoint for
/// all subnets, and the NAT gateways of the settings.
/// </summary>
public sealed class Network : ComponentResource
{
    private readonly string name;
    private readonly StackContext stack;
    private readonly Vpc vpc;

    public Network(
        string name,
        StackContext stack,
        NetworkSettings settings,
        EmrSettings? emr,
        Output<StateStore> store,
        ComponentResourceOptions? options = null)
        : base("infra:components:Network", name, options)
    {
        this.name = name;
        this.stack = stack;
        vpc = new Vpc($"{name}-vpc", new()
        {
            CidrBlock = settings.Cidr.ToString(),
            EnableDnsSupport = true, // Hadoop needs both
            EnableDnsHostnames = true,
            Tags = stack.Tags("network"),
        }, StackContext.Child(this));

        // Adopts the group that AWS creates with the VPC, and removes its rules, so that it allows nothing.
        _ = new DefaultSecurityGroup(
            $"{name}-default-group", new() { VpcId = vpc.Id, Tags = stack.Tags("unused-default") }, StackContext.Child(this));

        var zones = Zones(settings.Zones);
        var publicSubnets = DeclareSubnets("public", settings.Subnets.Public, zones);
        var privateSubnets = DeclareSubnets("private", settings.Subnets.Private, zones);
        var (internetGateway, publicTable) = DeclareInternetRoutes(publicSubnets);
        var privateTables = DeclarePrivateTables(privateSubnets);
        DeclareNat(settings.Nat, publicSubnets, privateTables, internetGateway);

        var s3 = DeclareS3Endpoint(store, emr, [publicTable, .. privateTables]);
        Parts = new(
            vpc.Id,
            vpc.Arn,
            [.. publicSubnets.Select(subnet => subnet.Id)],
            [.. privateSubnets.Select(subnet => subnet.Id)],
            s3.PrefixListId,
            this,
            [this])
        { InternetGateway = internetGateway };
        RegisterOutputs(new Dictionary<string, object?> { ["vpcId"] = vpc.Id });
    }

    public NetworkParts Parts { get; }

    private Output<string[]> Zones(int count) => GetAvailabilityZones.Invoke(new()
    {
        State = "available",
        // Excludes Local Zones and Wavelength Zones, which lack EMR and many instance types.
        Filters = new GetAvailabilityZonesFilterInputArgs { Name = "opt-in-status", Values = "opt-in-not-required" },
    }).Apply(zones => zones.Names.Length >= count
        ? zones.Names.Order(StringComparer.Ordinal).Take(count).ToArray()
        : throw new RunException(
            $"infra:network.zones is {count}, but {stack.Region} has {zones.Names.Length} zones; "
                + "use fewer zones or another Region"));

    private Subnet[] DeclareSubnets(string tier, Seq<Cidr> blocks, Output<string[]> zones) =>
    [
        .. blocks.Select((block, index) => new Subnet($"{name}-{tier}-{index + 1}", new()
        {
            VpcId = vpc.Id,
            CidrBlock = block.ToString(),
            AvailabilityZone = zones.Apply(all => all[index]),
            MapPublicIpOnLaunch = false,
            Tags = tier == "private" ? stack.EmrTags($"{tier}-{index + 1}") : stack.Tags($"{tier}-{index + 1}"),
        }, StackContext.Child(this))),
    ];

    private (InternetGateway Gateway, RouteTable Table) DeclareInternetRoutes(Subnet[] subnets)
    {
        var gateway = new InternetGateway(
            $"{name}-internet-gateway", new() { VpcId = vpc.Id, Tags = stack.Tags("network") }, StackContext.Child(this));
        var table = new RouteTable(
            $"{name}-public-routes", new() { VpcId = vpc.Id, Tags = stack.Tags("public") }, StackContext.Child(this));
        _ = new Route($"{name}-public-default-route", new()
        {
            RouteTableId = table.Id,
            DestinationCidrBlock = Cidr.AnyIPv4.ToString(),
            GatewayId = gateway.Id,
        }, StackContext.Child(this));
        Associate("public", subnets, _ => table);
        return (gateway, table);
    }

    private RouteTable[] DeclarePrivateTables(Subnet[] subnets)
    {
        RouteTable[] tables =
        [
            .. subnets.Select((_, index) => new RouteTable($"{name}-private-routes-{index + 1}", new()
            {
                VpcId = vpc.Id,
                Tags = stack.Tags($"private-{index + 1}"),
            }, StackContext.Child(this))),
        ];
        Associate("private", subnets, index => tables[index]);
        return tables;
    }

    private void Associate(string tier, Subnet[] subnets, Func<int, RouteTable> table)
    {
        for (var i = 0; i < subnets.Length; i++)
        {
            _ = new RouteTableAssociation($"{name}-{tier}-routes-{i + 1}-association", new()
            {
                SubnetId = subnets[i].Id,
                RouteTableId = table(i).Id,
            }, StackContext.Child(this));
        }
    }

    private void DeclareNat(Nat nat, Subnet[] publicSubnets, RouteTable[] privateTables, InternetGateway internetGateway)
    {
        var count = nat switch
        {
            Nat.One => 1,
            Nat.PerZone => publicSubnets.Length,
            _ => 0,
        };
        NatGateway[] gateways = [.. Enumerable.Range(1, count).Select(zone =>
            DeclareNatGateway(zone, publicSubnets[zone - 1], internetGateway))];
        for (var i = 0; i < privateTables.Length && gateways.Length > 0; i++)
        {
            _ = new Route($"{name}-private-default-route-{i + 1}", new()
            {
                RouteTableId = privateTables[i].Id,
                DestinationCidrBlock = Cidr.AnyIPv4.ToString(),
                NatGatewayId = gateways[Math.Min(i, gateways.Length - 1)].Id,
            }, StackContext.Child(this));
        }
    }

    private NatGateway DeclareNatGateway(int zone, Subnet subnet, InternetGateway internetGateway)
    {
        var address = new Eip(
            $"{name}-nat-address-{zone}", new() { Domain = "vpc", Tags = stack.Tags($"nat-{zone}") }, StackContext.Child(this));
        return new NatGateway($"{name}-nat-{zone}", new()
        {
            AllocationId = address.Id,
            SubnetId = subnet.Id,
            Tags = stack.Tags($"nat-{zone}"),
        }, new() { Parent = this, DependsOn = internetGateway });
    }

    private VpcEndpoint DeclareS3Endpoint(Output<StateStore> store, EmrSettings? emr, RouteTable[] tables)
    {
        Seq<Arn> hosts = [.. SoftwareBuckets.AmazonLinux2023(stack.Region), .. SoftwareBuckets.SystemsManager(stack.Region)];
        var software = emr is null ? hosts : hosts.AddRange(EmrBuckets.Software(stack.Region, emr.Release.Number).Except(hosts));
        var systemLogs = emr is null ? [] : EmrBuckets.SystemLogs(stack.Region);
        return new VpcEndpoint($"{name}-s3-endpoint", new()
        {
            VpcId = vpc.Id,
            VpcEndpointType = "Gateway",
            ServiceName = $"com.amazonaws.{stack.Region}.s3",
            RouteTableIds = tables.Select(table => table.Id).ToArray(),
            Policy = Output.Tuple(store, stack.Account).Apply(t =>
                PolicyText.For(Attachment.EndpointPolicy, S3EndpointPolicy.Document(
                    t.Item1, t.Item2, software, systemLogs, emr?.Job.Data.Buckets ?? []))),
            Tags = stack.Tags("s3"),
        }, StackContext.Child(this));
    }
}
