using IamEngine.Model;

namespace Policies.Network;

/// <summary>What the bastion may be reached by, and what it may reach.</summary>
public static class BastionTraffic
{
    private static readonly Party.Member Bastion = new(Group.Bastion);

    /// <param name="operators">The networks that operators connect from.</param>
    /// <param name="sessionManager">Whether Session Manager is in use. Its end points have no addresses of their own, so it needs HTTPS to anywhere.</param>
    public static Seq<TrafficRule> Rules(Seq<Cidr> operators, bool sessionManager) =>
    [
        .. operators.Select(block => TrafficRule.Tcp(new Party.Addresses(block), Bastion, 22, "operators open SSH")),
        TrafficRule.Tcp(Bastion, new Party.Member(Group.EmrSsh), 22, "SSH goes on to EMR nodes"),
        sessionManager
            ? TrafficRule.Tcp(Bastion, new Party.Addresses(Cidr.AnyIPv4), 443, "Session Manager and software updates")
            : TrafficRule.Tcp(Bastion, new Party.S3(), 443, "software updates come from S3"),
    ];
}
