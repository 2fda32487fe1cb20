using Policies.Network;

namespace Tests.Network;

/// <summary>
/// Traffic rules as sentences, and the connections that they allow: <c>rules.Open(Nets.Operators, Group.Bastion, Protocol.Tcp,
/// 22)</c>.
/// </summary>
internal static class Flows
{
    /// <summary>Each rule as one line: <c>Bastion to EmrSsh, Tcp 22: SSH goes on to EMR nodes</c>.</summary>
    public static string Read(IEnumerable<TrafficRule> rules) => string.Join('\n', rules.Select(rule =>
        $"{Name(rule.From)} to {Name(rule.To)}, {rule.Protocol} {rule.Ports}: {rule.Why}"));

    public static void Open(this IEnumerable<TrafficRule> rules, Party from, Party to, Protocol protocol, params int[] ports) =>
        Assert.All(ports, port => Assert.Contains(rules, rule => Holds(rule, from, to, protocol, port)));

    public static void KeepClosed(this IEnumerable<TrafficRule> rules, Party from, Party to, Protocol protocol,
        params int[] ports) =>
        Assert.All(ports, port => Assert.DoesNotContain(rules, rule => Holds(rule, from, to, protocol, port)));

    public static Party Of(Group group) => new Party.Member(group);

    public static Party At(string block) => new Party.Addresses(IamEngine.Model.Cidr.Of(block));

    private static bool Holds(TrafficRule rule, Party from, Party to, Protocol protocol, int port) =>
        Covers(rule.From, from) && Covers(rule.To, to) && rule.Protocol == protocol && rule.Ports.Contains(port);

    private static bool Covers(Party wide, Party narrow) => wide == narrow
        || (wide is Party.Addresses { Block: var block } && narrow is Party.Addresses { Block: var part }
            && block.Contains(part));

    private static string Name(Party party) => party switch
    {
        Party.Member member => $"{member.Group}",
        Party.Addresses addresses => $"{addresses.Block}",
        _ => "S3",
    };
}
