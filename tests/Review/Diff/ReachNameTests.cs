namespace Tests.Review.Diff;

/// <summary>The report names a new connection after the rule that opens it, not after the remaining parts of its range.</summary>
public sealed class ReachNameTests
{
    private const string Rule = "bastion-from-203.0.113.0-24-tcp-22";

    [Theory]
    [InlineData("0.0.0.0/0", 22, "the internet (0.0.0.0/0) tcp 22; the other side opens a part of it")]
    [InlineData("0.0.0.0/0", 443, "the internet (0.0.0.0/0) tcp 443")]
    [InlineData("203.0.112.0/22", 22, "203.0.112.0/22 (1024 addresses) tcp 22; the other side opens a part of it")]
    [InlineData("203.0.112.0/23", 22, "203.0.112.0/24 (256 addresses) tcp 22")]
    [InlineData("198.51.100.0/24", 22, "198.51.100.0/24 (256 addresses) tcp 22")]
    public void A_block_beside_another_keeps_its_name(string block, int port, string name)
    {
        var head = Changed.Of();
        var group = head.Report.Resources.Single(resource => resource.Name == "bastion-group").Id;
        head.Add("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "planted",
            $$"""{"securityGroupId":"{{group}}","cidrIpv4":"{{block}}","ipProtocol":"tcp","fromPort":{{port}},"toPort":{{port}}}""");

        var change = Assert.Single(Changed.Between(Changed.Of(), head).ReachGained, change => change.To == "bastion-group");
        var rest = change.Because.Split(';', 2);
        Assert.EndsWith("planted", rest[0], StringComparison.Ordinal);
        Assert.Equal(name, $"{change.From} {change.Protocol} {change.Ports}{(rest.Length > 1 ? $";{rest[1]}" : "")}");
    }

    [Fact]
    public void The_internet_that_is_closed_but_for_a_network_is_lost_by_its_name()
    {
        var open = Changed.Of().Input(Rule, inputs => inputs["cidrIpv4"] = "0.0.0.0/0");

        var lost = Assert.Single(Changed.Between(open, Changed.Of()).ReachLost, change => change.To == "bastion-group");
        Assert.Equal(("the internet (0.0.0.0/0)", "22"), (lost.From, lost.Ports));
    }
}
