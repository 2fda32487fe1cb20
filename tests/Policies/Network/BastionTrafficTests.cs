using IamEngine.Model;
using Policies.Network;
using static Tests.Network.Flows;

namespace Tests.Network;

public sealed class BastionTrafficTests
{
    private static readonly Seq<TrafficRule> Rules = BastionTraffic.Rules([Cidr.Of("203.0.113.0/24")], 22, sessionManager: false);

    private static readonly Seq<TrafficRule> WithSessionManager =
        BastionTraffic.Rules([Cidr.Of("203.0.113.0/24")], 22, sessionManager: true);

    [Fact]
    public void It_reads() => Assert.Equal(
        """
        203.0.113.0/24 to Bastion, Tcp 22: operators open SSH
        2001:db8::/32 to Bastion, Tcp 22: operators open SSH
        Bastion to EmrSsh, Tcp 22: SSH goes on to EMR nodes
        Bastion to S3, Tcp 443: software updates come from S3
        """,
        Read(BastionTraffic.Rules([Cidr.Of("203.0.113.0/24"), Cidr.Of("2001:db8::/32")], 22, sessionManager: false)));

    [Fact]
    public void With_Session_Manager_it_reads() => Assert.Equal(
        """
        203.0.113.0/24 to Bastion, Tcp 22: operators open SSH
        Bastion to EmrSsh, Tcp 22: SSH goes on to EMR nodes
        Bastion to 0.0.0.0/0, Tcp 443: Session Manager and software updates
        """,
        Read(WithSessionManager));

    [Fact]
    public void Operators_open_SSH_and_nothing_else()
    {
        Rules.Open(At("203.0.113.9/32"), Of(Group.Bastion), Protocol.Tcp, 22);
        Rules.KeepClosed(At("203.0.113.9/32"), Of(Group.Bastion), Protocol.Tcp, 21, 23, 443);
        Rules.KeepClosed(At("203.0.113.9/32"), Of(Group.Bastion), Protocol.Udp, 22);
        Rules.KeepClosed(At("203.0.113.9/32"), Of(Group.EmrSsh), Protocol.Tcp, 22);
    }

    [Fact]
    public void SSH_to_the_bastion_has_the_port_of_the_settings_and_nodes_keep_22()
    {
        var rules = BastionTraffic.Rules([Cidr.Of("203.0.113.0/24")], 2222, sessionManager: false);

        rules.Open(At("203.0.113.9/32"), Of(Group.Bastion), Protocol.Tcp, 2222);
        rules.KeepClosed(At("203.0.113.9/32"), Of(Group.Bastion), Protocol.Tcp, 22);
        rules.Open(Of(Group.Bastion), Of(Group.EmrSsh), Protocol.Tcp, 22);
        rules.KeepClosed(Of(Group.Bastion), Of(Group.EmrSsh), Protocol.Tcp, 2222);
    }

    [Fact]
    public void The_internet_does_not_reach_the_bastion() =>
        WithSessionManager.KeepClosed(At("0.0.0.0/0"), Of(Group.Bastion), Protocol.Tcp, 22, 443);

    [Fact]
    public void The_bastion_reaches_nodes_by_SSH_alone()
    {
        Rules.Open(Of(Group.Bastion), Of(Group.EmrSsh), Protocol.Tcp, 22);
        Rules.KeepClosed(Of(Group.Bastion), Of(Group.EmrPrimary), Protocol.Tcp, 22, 8088, 8443);
        Rules.KeepClosed(Of(Group.EmrSsh), Of(Group.Bastion), Protocol.Tcp, 22);
    }

    [Fact]
    public void The_bastion_reaches_the_internet_for_Session_Manager_alone()
    {
        Rules.Open(Of(Group.Bastion), new Party.S3(), Protocol.Tcp, 443);
        Rules.KeepClosed(Of(Group.Bastion), At("198.51.100.1/32"), Protocol.Tcp, 443);
        WithSessionManager.Open(Of(Group.Bastion), At("198.51.100.1/32"), Protocol.Tcp, 443);
        WithSessionManager.KeepClosed(Of(Group.Bastion), At("198.51.100.1/32"), Protocol.Tcp, 22, 80);
    }

    [Fact]
    public void Without_operators_nobody_opens_SSH() => BastionTraffic.Rules([], 22, sessionManager: false)
        .KeepClosed(At("203.0.113.9/32"), Of(Group.Bastion), Protocol.Tcp, 22);
}
