using Review.Model;
using Review.Model.Network;

namespace Review.Reach;

/// <summary>The declared security group rules as rows of the network table.</summary>
public static class RuleRows
{
    public static IReadOnlyList<NetworkRow> Of(GroupRules rules) => [.. rules.All.Select(rule => Row(rules, rule)).Distinct()];

    /// <summary>The missing half of a rule that opens only one end.</summary>
    public static string MissingHalf(GroupRule rule) =>
        rule.IsIngress ? $"{rule.From} has no way out to {rule.To}" : $"{rule.To} has no way in from {rule.From}";

    private static NetworkRow Row(GroupRules rules, GroupRule rule)
    {
        var (isAnswered, why) = (rules.IsAnswered(rule), rule.Description ?? "the rule does not say");
        return new(
            rule.From,
            rule.To,
            rule.Ports.Protocol,
            Port(rule.Ports),
            isAnswered ? "Allowed" : "Denied",
            isAnswered ? why : $"{why}, but {MissingHalf(rule)}");
    }

    // TCP and UDP name their ports; other protocols have none.
    private static string Port(PortRange ports) =>
        ports is { IsEveryPort: true, Protocol: "tcp" or "udp" } ? "0-65535" : ports.Ports;
}
