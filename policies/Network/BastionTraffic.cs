using IamEngine.Model;

namespace Policies.Network;

/// <summary>The traffic rules of the bastion, inbound and outbound.</summary>
public static class BastionTraffic
{
    /// <summary>The port of SSH on cluster nodes, and on a bastion without a setting for it.</summary>
    public const int SshPort = 22;

    private static readonly Party.Member Bastion = new(Group.Bastion);

    /// <param name="operators">The source networks of operators.</param>
    /// <param name="port">The port of SSH on the bastion.</param>
    /// <param name="sessionManager">Whether Session Manager is enabled. Its endpoints have no fixed addresses, so it needs HTTPS
    /// to any address.</param>
    public static Seq<TrafficRule> Rules(Seq<Cidr> operators, int port, bool sessionManager) =>
    [
        .. operators.Select(block => TrafficRule.Tcp(new Party.Addresses(block), Bastion, port, "operators open SSH")),
        TrafficRule.Tcp(Bastion, new Party.Member(Group.EmrSsh), SshPort, "SSH goes on to EMR nodes"),
        sessionManager
            ? TrafficRule.Tcp(Bastion, new Party.Addresses(Cidr.AnyIPv4), 443, "Session Manager and software updates")
            : TrafficRule.Tcp(Bastion, new Party.S3(), 443, "software updates come from S3"),
    ];
}
