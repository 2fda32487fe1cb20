using Review.Model;

namespace Review.Reach;

/// <summary>One end of connections, or several ends with the same rules.</summary>
/// <param name="Names">Security groups by resource name, address blocks, services.</param>
public sealed record End(EndKind Kind, IReadOnlyList<string> Names)
{
    private const int Shown = 6;

    /// <summary>The names that fit into a picture; the tables have all.</summary>
    public IEnumerable<string> Lines =>
        Names.Count <= Shown ? Names : [.. Names.Take(Shown - 1), $"and {Names.Count - Shown + 1} more"];
}

public enum EndKind
{
    /// <summary>Networks outside that open connections.</summary>
    Source,

    /// <summary>A security group of the stack.</summary>
    Group,

    /// <summary>An end outside that opens no connections itself: the internet, a service.</summary>
    Target,
}

/// <summary>The ports that one end may open on another: <c>tcp 22</c>, with the rules' descriptions.</summary>
public sealed record AllowedFlow(End From, End To, IReadOnlyList<string> Ports, IReadOnlyList<string> Reasons);

/// <summary>The connections that the rules of both ends allow.</summary>
public sealed record AllowedFlows(IReadOnlyList<End> Ends, IReadOnlyList<AllowedFlow> Rows)
{
    public static AllowedFlows Of(ReviewReport report)
    {
        var rules = report.Network.Where(row => row.Decision == "Allowed").ToArray();
        var groups = report.Groups().ToHashSet();
        var sources = rules.Select(rule => rule.From).Where(from => !groups.Contains(from)).ToHashSet();
        End[] ends =
        [
            .. Merged(EndKind.Source, sources),
            .. report.Groups().Select(group => new End(EndKind.Group, [group])),
            .. Merged(EndKind.Target, rules.Select(rule => rule.To).Where(to => !groups.Contains(to) && !sources.Contains(to))),
        ];
        var endOf = ends.SelectMany(end => end.Names.Select(name => (name, end)))
            .ToDictionary(pair => pair.name, pair => pair.end);
        return new(ends,
        [
            .. from rule in rules
               group rule by (From: endOf[rule.From], To: endOf[rule.To]) into pair
               select new AllowedFlow(
                   pair.Key.From, pair.Key.To, [.. pair.Select(Port).Distinct()],
                   [.. pair.Select(rule => rule.Because).Distinct()]),
        ]);

        // Networks with the same rules are one end.
        IEnumerable<End> Merged(EndKind kind, IEnumerable<string> names) =>
            from name in names.Distinct()
            let own = rules.Where(rule => rule.From == name || rule.To == name).Select(rule => Others(rule, name))
            group name by string.Join('\n', own.Order(StringComparer.Ordinal)) into same
            select new End(kind, [.. same]);

        static string Others(NetworkRow rule, string name) =>
            $"{(rule.From == name ? "" : rule.From)} {(rule.To == name ? "" : rule.To)} {Port(rule)} {rule.Because}";
    }

    /// <summary><c>tcp 22</c>, <c>icmp</c>, or <c>everything</c>.</summary>
    private static string Port(NetworkRow rule) => (rule.Protocol, rule.Port) switch
    {
        ("all", _) => "everything",
        (var protocol, "all") => protocol,
        var (protocol, port) => $"{protocol} {port}",
    };
}
