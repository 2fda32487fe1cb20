using System.Globalization;
using IamEngine.Model;
using Review.Model;

namespace Review.Reach;

/// <summary>
/// The network table. The declared rules give the open ports; the table adds a row for every closed port of interest between
/// every two ends, so that a review can refer to it.
/// </summary>
public static class ReachTable
{
    /// <summary>Anywhere on the internet, by address family.</summary>
    public const string InternetIPv4 = "internet (IPv4)";

    public const string InternetIPv6 = "internet (IPv6)";

    /// <summary>SSH, HTTPS, Flink's and YARN's web pages, and the two ports between EMR's service and its nodes.</summary>
    private static readonly int[] UsualPorts = [22, 443, 8081, 8088, 8443, 9443];

    /// <summary>The usual ports, and each single TCP port that a rule opens on a group, such as another one for SSH.</summary>
    public static IReadOnlyList<int> PortsOfInterest(IEnumerable<NetworkRow> rules, IReadOnlyList<string> groups) =>
    [
        .. UsualPorts.Concat(
            from rule in rules
            where rule is { Decision: "Allowed", Protocol: "tcp" } && groups.Contains(rule.To)
                && int.TryParse(rule.Port, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            select Number(rule.Port)).Distinct().Order(),
    ];

    /// <param name="rules">The declared rules, as rows.</param>
    /// <param name="groups">The stack's security groups by name.</param>
    public static IReadOnlyList<NetworkRow> Of(IReadOnlyList<NetworkRow> rules, IReadOnlyList<string> groups)
    {
        var ends = Ends(rules, groups);
        var ports = PortsOfInterest(rules, groups);
        return
        [
            .. rules,
            .. from pair in Pairs(ends, groups)
               from port in ports
               where !rules.Any(rule => Opens(rule, pair.From, pair.To, port))
               select new NetworkRow(
                   pair.From, pair.To, "tcp", port.ToString(CultureInfo.InvariantCulture), "Denied", "no rule opens it"),
        ];
    }

    /// <summary>Every end of a connection: the internet, each network that a rule names, each group, and S3.</summary>
    public static IReadOnlyList<string> Ends(IReadOnlyList<NetworkRow> rules, IReadOnlyList<string> groups) =>
    [
        InternetIPv4,
        InternetIPv6,
        .. rules.SelectMany(rule => (string[])[rule.From, rule.To]).Except(groups)
            .Where(end => Block(end) is not { IsWorld: true }).Distinct(),
        .. groups,
    ];

    /// <summary>Whether a declared rule lets one end open a TCP port on the other.</summary>
    public static bool Opens(NetworkRow rule, string from, string to, int port) =>
        rule.Decision == "Allowed" && rule.Protocol is "tcp" or "all" && Holds(rule.Port, port) && Covers(rule.From, from)
            && Covers(rule.To, to);

    // No rule of the stack applies to a pair without a security group.
    private static IEnumerable<(string From, string To)> Pairs(IReadOnlyList<string> ends, IReadOnlyList<string> groups) =>
        from @from in ends
        from to in ends
        where groups.Contains(@from) || groups.Contains(to)
        select (@from, to);

    private static bool Holds(string ports, int port) =>
        ports == "all" || (ports.Split('-') is var range && Number(range[0]) <= port && port <= Number(range[^1]));

    private static bool Covers(string named, string end)
    {
        if (named == end)
        {
            return true;
        }

        return Block(named) is { } block && end switch
        {
            InternetIPv4 => block.IsIPv4 && IsHardlyANetwork(block),
            InternetIPv6 => block.IsIPv6 && IsHardlyANetwork(block),
            _ => Block(end) is { } inner && block.Contains(inner),
        };
    }

    // Two halves of the internet are the internet: a block wider than any network counts as the internet.
    private static bool IsHardlyANetwork(Cidr block) => block.PrefixLength < (block.IsIPv4 ? 8 : 32);

    private static Cidr? Block(string end) => Cidr.Ask(end) is Answer<Cidr>.Yes yes ? yes.Value : null;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
