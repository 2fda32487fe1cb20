using IamEngine.Model;
using Policies.Network;
using static Tests.Network.Flows;

namespace Tests.Network;

// https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-man-sec-groups.html
public sealed class EmrTrafficTests
{
    private const string Always = """
        EmrPrimary to EmrPrimary, Tcp 0-65535: nodes of one cluster talk freely
        EmrPrimary to EmrPrimary, Udp 0-65535: nodes of one cluster talk freely
        EmrPrimary to EmrPrimary, Icmp 0-65535: nodes of one cluster talk freely
        EmrPrimary to EmrCore, Tcp 0-65535: nodes of one cluster talk freely
        EmrPrimary to EmrCore, Udp 0-65535: nodes of one cluster talk freely
        EmrPrimary to EmrCore, Icmp 0-65535: nodes of one cluster talk freely
        EmrCore to EmrPrimary, Tcp 0-65535: nodes of one cluster talk freely
        EmrCore to EmrPrimary, Udp 0-65535: nodes of one cluster talk freely
        EmrCore to EmrPrimary, Icmp 0-65535: nodes of one cluster talk freely
        EmrCore to EmrCore, Tcp 0-65535: nodes of one cluster talk freely
        EmrCore to EmrCore, Udp 0-65535: nodes of one cluster talk freely
        EmrCore to EmrCore, Icmp 0-65535: nodes of one cluster talk freely
        EmrPrimary to EmrServiceAccess, Tcp 9443: the cluster reports to the EMR service
        EmrServiceAccess to EmrPrimary, Tcp 8443: the EMR service manages primary nodes
        EmrServiceAccess to EmrCore, Tcp 8443: the EMR service manages core and task nodes
        EmrPrimary to S3, Tcp 443: state, logs and software are in S3
        EmrCore to S3, Tcp 443: state, logs and software are in S3
        """;

    private static readonly Party[] Nodes = [Of(Group.EmrPrimary), Of(Group.EmrCore)];

    private static readonly Seq<TrafficRule> Rules = EmrTraffic.Rules(internetThroughNat: false);

    [Fact]
    public void It_reads() => Assert.Equal(Always, Read(Rules));

    [Fact]
    public void With_NAT_it_goes_on() => Assert.Equal(
        Always + """

        EmrPrimary to 0.0.0.0/0, Tcp 443: AWS services through NAT
        EmrCore to 0.0.0.0/0, Tcp 443: AWS services through NAT
        """,
        Read(EmrTraffic.Rules(internetThroughNat: true)));

    [Fact]
    public void With_interface_endpoints_it_goes_on() => Assert.Equal(
        Always + """

        EmrPrimary to Endpoints, Tcp 443: AWS services inside the VPC
        EmrCore to Endpoints, Tcp 443: AWS services inside the VPC
        """,
        Read(EmrTraffic.Rules(internetThroughNat: false, endpoints: true)));

    [Fact]
    public void With_endpoints_of_an_existing_network_it_goes_on() => Assert.Equal(
        Always + """

        EmrPrimary to 10.0.0.0/16, Tcp 443: AWS services at endpoints inside the VPC
        EmrCore to 10.0.0.0/16, Tcp 443: AWS services at endpoints inside the VPC
        """,
        Read(EmrTraffic.Rules(internetThroughNat: false, foreignEndpoints: Cidr.Of("10.0.0.0/16"))));

    [Fact]
    public void Nodes_of_one_cluster_talk_freely()
    {
        foreach (var (from, to) in Nodes.SelectMany(from => Nodes.Select(to => (from, to))))
        {
            Rules.Open(from, to, Protocol.Tcp, 0, 8020, 65535);
            Rules.Open(from, to, Protocol.Udp, 0, 65535);
            Rules.Open(from, to, Protocol.Icmp, 0);
        }
    }

    [Fact]
    public void The_EMR_service_manages_nodes_on_one_port()
    {
        Rules.Open(Of(Group.EmrServiceAccess), Of(Group.EmrPrimary), Protocol.Tcp, 8443);
        Rules.Open(Of(Group.EmrServiceAccess), Of(Group.EmrCore), Protocol.Tcp, 8443);
        Rules.KeepClosed(Of(Group.EmrServiceAccess), Of(Group.EmrPrimary), Protocol.Tcp, 22, 8442, 8444, 9443);
        Rules.Open(Of(Group.EmrPrimary), Of(Group.EmrServiceAccess), Protocol.Tcp, 9443);
        Rules.KeepClosed(Of(Group.EmrCore), Of(Group.EmrServiceAccess), Protocol.Tcp, 9443);
    }

    [Fact]
    public void Nodes_reach_the_internet_through_NAT_alone_and_by_HTTPS_alone()
    {
        foreach (var node in Nodes)
        {
            Rules.KeepClosed(node, At("198.51.100.1/32"), Protocol.Tcp, 443);
            EmrTraffic.Rules(internetThroughNat: true).Open(node, At("198.51.100.1/32"), Protocol.Tcp, 443);
            EmrTraffic.Rules(internetThroughNat: true).KeepClosed(node, At("198.51.100.1/32"), Protocol.Tcp, 22, 80);
        }
    }

    [Fact]
    public void No_address_outside_reaches_a_node()
    {
        foreach (var node in Nodes)
        {
            EmrTraffic.Rules(internetThroughNat: true, endpoints: true)
                .KeepClosed(At("0.0.0.0/0"), node, Protocol.Tcp, 22, 443, 8088);
            EmrTraffic.Rules(internetThroughNat: true, endpoints: true).KeepClosed(Of(Group.Endpoints), node, Protocol.Tcp, 443);
        }
    }
}
