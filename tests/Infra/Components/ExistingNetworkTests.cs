using System.Collections.Immutable;
using Infra.Settings;
using Pulumi.Testing;
using Pulumi.Utilities;
using Tests.Review.Delivery;

namespace Tests.Infra.Components;

/// <summary>A stack in a network that it does not declare, and one without a network or a bastion.</summary>
[Collection("Pulumi")]
public sealed class ExistingNetworkTests
{
    private const string Existing = """
        {"cidr": "10.60.0.0/16", "existing": {"vpc": "vpc-0123456789abcdef0", "publicSubnets": ["subnet-0123456789abcdef0"],
         "privateSubnets": ["subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]}}
        """;

    private static readonly string[] NeverInAnExistingNetwork =
    [
        "aws:ec2/vpc:Vpc", "aws:ec2/subnet:Subnet", "aws:ec2/routeTable:RouteTable", "aws:ec2/route:Route",
        "aws:ec2/internetGateway:InternetGateway", "aws:ec2/natGateway:NatGateway", "aws:ec2/vpcEndpoint:VpcEndpoint",
        "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "aws:ec2/flowLog:FlowLog",
    ];

    [Fact]
    public async Task Hosts_and_groups_are_in_the_existing_network_and_nothing_of_it_is_declared()
    {
        var report = await Delivered.With(
            "dev", $"  infra:network: {Delivered.ExistingNetwork}\n  infra:emr: {{enabled: true, zone: 2}}");

        Assert.DoesNotContain(report.Resources, resource => NeverInAnExistingNetwork.Contains(resource.Type));
        Assert.Equal(
            "subnet-0123456789abcdef0",
            report.Resources.Single(resource => resource.Type == "aws:ec2/instance:Instance").Text("subnetId"));
        Assert.Equal(
            "subnet-0123456789abcdef2",
            report.Resources.Single(resource => resource.Type == "aws:emr/cluster:Cluster").Text("ec2Attributes.subnetId"));
        Assert.All(
            report.Resources.Where(resource => resource.Type == "aws:ec2/securityGroup:SecurityGroup"),
            group => Assert.Equal("vpc-0123456789abcdef0", group.Text("vpcId")));
    }

    [Theory]
    [InlineData("none", "10.60.0.0/16")]
    [InlineData("one", "0.0.0.0/0")]
    public async Task Nodes_reach_AWS_through_endpoints_of_the_owner_or_through_its_NAT_gateway(string nat, string block)
    {
        var network = Existing.Replace("\"existing\"", $"\"nat\": \"{nat}\", \"existing\"", StringComparison.Ordinal);
        var run = await StackRun.Of(TestSettings.Settings().With("infra:network", network)
            .With("infra:emr", """{"enabled": true}"""));

        Assert.Equal(
            [block, block],
            run.Of("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")
                .Where(rule => rule.Name.StartsWith("emr-", StringComparison.Ordinal))
                .Select(rule => rule.TextOrNull("cidrIpv4")).OfType<string>());
    }

    [Theory]
    [InlineData("association.subnet-id route.gateway-id", "association.subnet-id")]
    [InlineData("association.main route.gateway-id", "")]
    public async Task A_private_subnet_with_a_route_to_an_internet_gateway_is_refused(string found, string alsoFound) =>
        Assert.Contains(
            "infra:network.existing.privateSubnets lists subnet-0123456789abcdef1, which has a route to an internet gateway; list "
                + "a private subnet",
            await Failure(Tables(found, alsoFound)), StringComparison.Ordinal);

    [Fact]
    public async Task A_private_subnet_with_a_table_of_its_own_does_not_have_the_routes_of_the_main_one() => Assert.NotEmpty(
        (await StackRun.Of(
            WithCluster, Tables("association.main route.gateway-id", "association.subnet-id"))).Of("aws:emr/cluster:Cluster"));

    [Fact]
    public async Task A_private_subnet_that_gives_its_hosts_public_addresses_is_refused() => Assert.Contains(
        "which gives its hosts public addresses; list a private subnet",
        await Failure(call => call.Token == "aws:ec2/getSubnet:getSubnet"
            ? new Dictionary<string, object> { ["id"] = call.Args["id"], ["mapPublicIpOnLaunch"] = true } : null),
        StringComparison.Ordinal);

    private static StackSettings WithCluster => TestSettings.Settings().With("infra:network", Existing)
        .With("infra:emr", """{"enabled": true}""").Read();

    private static async Task<string> Failure(Func<MockCallArgs, object?> answer) =>
        (await Assert.ThrowsAnyAsync<Exception>(() => StackRun.Of(WithCluster, answer))).ToString();

    /// <summary>Answers with a route table to a question with one of these lists of filters.</summary>
    private static Func<MockCallArgs, object?> Tables(params string[] found) => call =>
        call.Token == "aws:ec2/getRouteTables:getRouteTables"
            && found.Contains(string.Join(' ', ((IEnumerable<object>)call.Args["filters"])
                .Cast<IReadOnlyDictionary<string, object>>().Select(filter => (string)filter["name"])))
            ? new Dictionary<string, object> { ["ids"] = ImmutableArray.Create<object>("rtb-0123456789abcdef0") } : null;

    [Fact]
    public async Task Without_a_network_the_stack_has_the_bucket_and_its_access_only()
    {
        var run = await StackRun.Of(
            TestSettings.Settings().With("infra:network", """{"enabled": false}""").With("infra:bastion", "{}"));

        Assert.DoesNotContain(run.Resources, resource =>
            resource.Type.StartsWith("aws:ec2/", StringComparison.Ordinal)
            || resource.Type.StartsWith("aws:vpc/", StringComparison.Ordinal));
        Assert.Single(run.Of("aws:iam/user:User"));
        Assert.Null(await OutputUtilities.GetValueAsync(run.Stack.SshConfig));
        Assert.Null(await OutputUtilities.GetValueAsync(run.Stack.SshCommand));
        Assert.Null(await OutputUtilities.GetValueAsync(run.Stack.BastionInstanceId));
        Assert.Null(await OutputUtilities.GetValueAsync(run.Stack.RenewBastionCommand));
    }

    [Fact]
    public async Task Without_a_bastion_Session_Manager_reaches_the_nodes()
    {
        var settings = TestSettings.Settings().With("infra:bastion", """{"enabled": false}""");
        var run = await StackRun.Of(settings.With("infra:emr", """{"enabled": true}"""));

        Assert.Empty(run.Of("aws:ec2/instance:Instance"));
        Assert.Equal(
            "infra-test-emr-node",
            run.The("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "flink-roles-session-manager-attachment").Text("role"));
        Assert.Superset(
            new HashSet<string> { "endpoints-ssm", "endpoints-ssmmessages" },
            run.Of("aws:ec2/vpcEndpoint:VpcEndpoint").Select(endpoint => endpoint.Name).ToHashSet());
        Assert.DoesNotContain(
            run.Of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"), rule => rule.Inputs["fromPort"] is 22.0 or 22);
        Assert.Equal(
            ["NO_WAY_TO_NODES"],
            settings.With("infra:emr", """{"enabled": true, "primaries": 3, "sessionManager": false}""").Notes()
                .Select(note => note.Code));
    }

    [Fact]
    public async Task A_stack_with_a_bastion_gives_Session_Manager_no_permission_on_nodes_unless_a_setting_says_so()
    {
        var run = await StackRun.Of(TestSettings.Settings().With("infra:emr", """{"enabled": true}"""));

        Assert.DoesNotContain(
            run.Resources, resource => resource.Name.StartsWith("flink-roles-session-manager", StringComparison.Ordinal));
    }

    public static TheoryData<string, string, string, string> Refused => new()
    {
        { """{"enabled": false}""", """{"allowedCidrs": ["198.18.0.0/24"]}""", "{}",
            "infra:bastion.enabled: must be false, because infra:network.enabled is false: a bastion is in a network; remove "
                + "infra:bastion, or give the stack a network" },
        { """{"enabled": false}""", "{}", """{"enabled": true}""",
            "infra:emr.enabled: `true`: needs a network, and infra:network.enabled is false; give the stack a network, or no "
                + "cluster" },
        { """{"cidr": "10.60.0.0/16", "existing": {}}""", """{"enabled": false}""", "{}",
            "infra:network.existing.vpc: is required: the id of the VPC; write one such as vpc-0123456789abcdef0" },
        { """{"existing": {"vpc": "vpc-01234567"}}""", """{"enabled": false}""", "{}",
            "infra:network.cidr: is required with infra:network.existing: the IPv4 block of that VPC; write the CidrBlock of "
                + "`aws ec2 describe-vpcs --vpc-ids ID`" },
        { """{"cidr": "10.60.0.0/16", "zones": 2, "existing": {"vpc": "vpc-01234567"}}""", """{"enabled": false}""", "{}",
            "infra:network.zones: must not be set with infra:network.existing: it belongs to a network that the stack declares; "
                + "leave it out" },
        { """{"cidr": "10.60.0.0/16", "existing": {"vpc": "vpc-01234567"}}""", """{"enabled": false}""", """{"enabled": true}""",
            "infra:network.existing.privateSubnets: must have a subnet for the cluster; list the id of one, or write "
                + "infra:emr.enabled false" },
        { """{"cidr": "10.60.0.0/16", "existing": {"vpc": "vpc-01234567", "privateSubnets": ["subnet-01234567"]}}""",
            """{"enabled": false}""", """{"enabled": true, "endpoints": ["glue"]}""",
            "infra:emr.endpoints: must be empty with infra:network.existing: the stack declares no endpoints in the network of "
                + "another owner; leave it out, and ask the network's owner for these endpoints" },
        { """{"cidr": "10.60.0.0/16", "existing": {"vpc": "VPC-1"}}""", """{"enabled": false}""", "{}",
            "infra:network.existing.vpc: `VPC-1`: must be the id of a VPC; write one such as vpc-0123456789abcdef0" },
        { """
            {"cidr": "10.60.0.0/16", "existing": {"vpc": "vpc-01234567", "publicSubnets": ["subnet-01234567"],
             "privateSubnets": ["subnet-01234567"]}}
            """, """{"enabled": false}""", "{}",
            "infra:network.existing.privateSubnets: `subnet-01234567`: is a public subnet too; a host in it could be reached from "
                + "the internet; list it once" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Settings_that_do_not_belong_together_are_refused(string network, string bastion, string emr, string problem) =>
        Assert.Equal(
            [problem],
            TestSettings.Settings().With("infra:network", network).With("infra:bastion", bastion).With("infra:emr", emr)
                .Problems());
}
