using IamEngine.Model;
using Policies.Network;

namespace Tests.Network;

public sealed class TrafficTests
{
    [Theory]
    [InlineData(8000, 8002, 8000, true)]
    [InlineData(8000, 8002, 8001, true)]
    [InlineData(8000, 8002, 8002, true)]
    [InlineData(8000, 8002, 7999, false)]
    [InlineData(8000, 8002, 8003, false)]
    [InlineData(22, 22, 22, true)]
    public void A_range_holds_its_ends_and_what_is_between(int first, int last, int port, bool holds) =>
        Assert.Equal(holds, new PortRange(first, last).Contains(port));

    [Fact]
    public void A_range_of_one_port_is_written_as_the_port()
    {
        Assert.Equal("22", $"{PortRange.Only(22)}");
        Assert.Equal("22-23", $"{new PortRange(22, 23)}");
        Assert.Equal("0-65535", $"{PortRange.All}");
    }

    [Fact]
    public void A_TCP_rule_opens_one_port()
    {
        var (from, to) = (new Party.Addresses(Cidr.AnyIPv4), new Party.Member(Group.Bastion));

        Assert.Equal(new(from, to, Protocol.Tcp, new(22, 22), "example"), TrafficRule.Tcp(from, to, 22, "example"));
    }
}
