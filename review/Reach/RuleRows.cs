using Review.Model;
using Review.Model.Network;

namespace Review.Reach;

/// <summary>The declared rules of the security groups as who may open which port on whom.</summary>
public static class RuleRows
{
    public static IReadOnlyList<NetworkRow> Of(GroupRules rules) => [.. rules.All.Select(rule => Row(rules, rule)).Distinct()];

    /// <summary>What is missing of a rule that opens one end only.</summary>
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

    // Of TCP and UDP every port is a range like any other; protocols without ports have none to name.
    private static string Port(PortRange ports) =>
        ports is { IsEveryPort: true, Protocol: "tcp" or "udp" } ? "0-65535" : ports.Ports;
}
