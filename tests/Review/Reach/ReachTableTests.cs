using Review.Model;
using Review.Reach;

namespace Tests.Review.Reach;

public sealed class ReachTableTests
{
    private static readonly string[] Groups = ["bastion-group", "nodes-group"];

    [Fact]
    public void A_rule_opens_its_ports_to_what_it_names() =>
        Assert.Equal("Allowed", Decision("203.0.113.0/24", "bastion-group", 22, Rule("203.0.113.0/24", "bastion-group", "22")));

    [Fact]
    public void A_range_holds_every_port_between_its_ends()
    {
        var rule = Rule("bastion-group", "nodes-group", "0-65535");

        Assert.Equal("Allowed", Decision("bastion-group", "nodes-group", 8443, rule));
        Assert.Equal("Denied", Decision("bastion-group", "nodes-group", 8443, rule with { Port = "0-8442" }));
    }

    [Fact]
    public void A_network_is_not_the_internet() =>
        Assert.Equal(
            "Denied", Decision(ReachTable.InternetIPv4, "bastion-group", 22, Rule("203.0.113.0/24", "bastion-group", "22")));

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("128.0.0.0/1")]
    public void The_internet_and_either_half_of_it_are_the_internet(string block) =>
        Assert.Equal("Allowed", Decision(ReachTable.InternetIPv4, "bastion-group", 22, Rule(block, "bastion-group", "0-1024")));

    [Fact]
    public void IPv6_is_a_door_of_its_own()
    {
        var rule = Rule("::/0", "bastion-group", "22");

        Assert.Equal("Allowed", Decision(ReachTable.InternetIPv6, "bastion-group", 22, rule));
        Assert.Equal("Denied", Decision(ReachTable.InternetIPv4, "bastion-group", 22, rule));
    }

    [Fact]
    public void A_rule_for_all_protocols_and_ports_opens_every_port() =>
        Assert.Equal(
            "Allowed", Decision(
                "bastion-group", "nodes-group", 9443, Rule("bastion-group", "nodes-group", "all") with { Protocol = "all" }));

    [Fact]
    public void A_rule_for_UDP_opens_no_TCP_port() =>
        Assert.Equal(
            "Denied", Decision(
                "bastion-group", "nodes-group", 22, Rule("bastion-group", "nodes-group", "22") with { Protocol = "udp" }));

    [Fact]
    public void A_rule_that_opens_one_end_only_opens_nothing() =>
        Assert.Equal(
            "Denied", Decision(
                "bastion-group", "nodes-group", 22, Rule("bastion-group", "nodes-group", "22") with { Decision = "Denied" }));

    private static NetworkRow Rule(string from, string to, string port) =>
        new(from, to, "tcp", port, "Allowed", "the test wants it");

    /// <summary>Every pair has either rows for the rules that open it, or one row that states that no rule does.</summary>
    private static string Decision(string from, string to, int port, NetworkRow rule)
    {
        var rows = ReachTable.Of([rule], Groups);
        var closed = rows.Skip(1).Any(row => (row.From, row.To, row.Port, row.Decision) == (from, to, $"{port}", "Denied"));
        Assert.Equal(closed, !ReachTable.Opens(rule, from, to, port));
        return closed ? "Denied" : "Allowed";
    }
}
