using Review.Model;
using Review.Theorems;

namespace Tests.Review.Theorems;

/// <summary>
/// Paths of connections: each planted rule that opens a path is reported with it, and other planted rules are not.
/// </summary>
public sealed class NetworkTheoremTests
{
    private const string Entrance = "bastion-from-203.0.113.0-24-tcp-22";
    private const string Ssh = "emr-ssh-from-bastion-tcp-22";

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("203.0.112.0/23")]
    [InlineData("203.0.114.7/32")]
    public async Task The_bastion_is_not_entered_from_addresses_that_no_setting_allows(string block) =>
        Assert.Equal(
            $"{block} opens tcp 22 on bastion-group, which opens tcp 22 on emr-ssh-group",
            (await Path(report => report.WithInput(Entrance, $$"""{"cidrIpv4":"{{block}}"}"""))).Example);

    [Theory]
    [InlineData("203.0.113.0/25")]
    [InlineData("203.0.113.7/32")]
    [InlineData("10.40.0.0/16")]
    public async Task It_is_entered_from_a_part_of_the_allowed_addresses_and_from_inside(string block) =>
        Assert.Equal(
            TheoremOutcome.Proved, (await Path(report => report.WithInput(Entrance, $$"""{"cidrIpv4":"{{block}}"}"""))).Outcome);

    [Fact]
    public async Task Another_port_of_the_bastion_is_no_entrance_that_is_meant() =>
        Assert.Equal(
            "203.0.113.0/24 opens tcp 8080 on bastion-group, which opens tcp 22 on emr-ssh-group",
            (await Path(report => report.WithInput(Entrance, """{"fromPort":8080,"toPort":8080}"""))).Example);

    [Fact]
    public async Task A_node_is_not_opened_to_the_internet_itself() =>
        Assert.Equal("::/0 opens tcp 8081 on emr-primary-group", (await Path(report => report.WithCopy(
            Entrance, $$"""{"securityGroupId":"{{report.IdOf("emr-primary-group")}}","cidrIpv4":null,"cidrIpv6":"::/0","fromPort":8081,"toPort":8081}"""))).Example);

    [Fact]
    public async Task A_rule_for_all_addresses_of_the_network_includes_the_bastion() =>
        Assert.Equal(
            "198.51.100.0/24 opens tcp 22 on bastion-group, which opens tcp 443 on emr-core-group",
            (await Path(report => report
                .WithInput(Entrance, """{"cidrIpv4":"198.51.100.0/24"}""")
                .WithInput(Ssh,
                $$"""{"securityGroupId":"{{report.IdOf("emr-core-group")}}","referencedSecurityGroupId":null,"cidrIpv4":"10.40.0.0/17","fromPort":443,"toPort":443}"""))).Example);

    [Fact]
    public async Task A_way_in_that_no_way_out_answers_is_no_step() =>
        Assert.Equal(TheoremOutcome.Proved, (await Path(report => report
            .WithInput(Entrance, """{"cidrIpv4":"198.51.100.0/24"}""")
            .WithInput(Ssh, """{"fromPort":2222,"toPort":2222}"""))).Outcome);

    [Fact]
    public async Task A_list_of_addresses_that_nobody_knows_counts_as_outside() =>
        Assert.Equal("pl-0a1b2c3d opens tcp 22 on bastion-group, which opens tcp 22 on emr-ssh-group", (await Path(report =>
            report.WithInput(Entrance, """{"cidrIpv4":null,"prefixListId":"pl-0a1b2c3d"}"""))).Example);

    [Theory]
    [InlineData(
        """{"fromPort":22,"toPort":22,"protocol":"tcp","cidrBlocks":["0.0.0.0/0"]}""",
        "0.0.0.0/0 opens tcp 22 on emr-core-group")]
    [InlineData(
        """{"fromPort":0,"toPort":0,"protocol":"-1","ipv6CidrBlocks":["2001:db8::/32"]}""",
        "2001:db8::/32 opens everything on emr-core-group")]
    [InlineData(
        """{"fromPort":0,"toPort":65535,"protocol":"17","prefixListIds":["pl-0a1b2c3d"]}""",
        "pl-0a1b2c3d opens all of udp on emr-core-group")]
    public async Task A_rule_inside_a_group_opens_it_as_any_other(string rule, string way) =>
        Assert.Equal(way, (await Path(report => report.WithInput("emr-core-group", $$"""{"ingress":[{{rule}}]}"""))).Example);

    [Fact]
    public async Task A_rule_that_cannot_be_read_leaves_it_undecided()
    {
        var theorem = await Path(
            report => report.WithInput(
                "emr-core-group", """{"ingress":[{"protocol":"tcp","fromPort":22,"toPort":22,"cidrBlocks":["anywhere"]}]}"""));

        Assert.Equal(
            (TheoremOutcome.Unknown,
                "emr-core-group declares a rule that cannot be read: ingress[0].cidrBlocks `anywhere` is no block of addresses"),
            (theorem.Outcome, theorem.Reason));
    }

    private static async Task<TheoremRow> Path(Func<ReviewReport, ReviewReport> plant) => AllTheorems.Of(
        plant(await Given.Stack("prod")), name =>
            name.StartsWith("From the internet, no path of connections", StringComparison.Ordinal)).Single();
}
