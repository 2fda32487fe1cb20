using System.Text.Json.Nodes;
using IamEngine.Model;
using Review.Model;
using Review.Model.Network;

namespace Review.Theorems;

/// <summary>
/// A path starts with a connection that a rule allows from an address outside the VPC. It continues with the connections that the
/// security group of the reached host allows. The only intended entrance, SSH to the bastion from the addresses in the settings,
/// is excluded; no other path may reach a node.
/// </summary>
internal static class TheInternetReachesNoNode
{
    public static Theorem Theorem { get; } = new(
        "From the internet, no path of connections reaches an EMR node but through the bastion, from allowed addresses", Prove);

    private static IEnumerable<ClaimPart> Prove(TheoremContext stack)
    {
        var rules = GroupRules.In(stack.Report.Resources);
        if (!rules.Groups.Any(IsOfNodes))
        {
            yield break;
        }

        foreach (var unread in rules.Unread)
        {
            yield return ClaimPart.Open(
                $"{unread.DeclaredBy.Name} declares a rule that cannot be read: {unread.Input} {unread.Reason}");
        }

        Cidr[] allowed = stack.Setting("infra:bastion", "allowedCidrs") is JsonArray blocks
            ? [.. blocks.Select(block => Cidr.Ask(block?.ToString() ?? "")).OfType<Answer<Cidr>.Yes>()
                .Select(block => block.Value)]
            : [];
        var port = BastionPort.Of(stack.Report);
        var path = Paths(rules, rule => IsMeant(rule, rules, allowed, port)).FirstOrDefault(path => IsOfNodes(path.Group));
        yield return path.Way is { } way ? ClaimPart.Fails(way) : ClaimPart.Holds(
            "the stack's groups carry no rules from outside the stack; those that EMR adds to its own open them among nodes "
                + "and to its service alone",
            "the VPC is connected to the internet and to nothing else, and what is not in it is outside",
            "no host opens a connection that no rule allows, by a fault of its software or by forwarding traffic");
    }

    /// <summary>The security groups that a path from outside reaches, each with its shortest path.</summary>
    private static IEnumerable<(string Group, string Way)> Paths(GroupRules rules, Func<GroupRule, bool> isMeant)
    {
        var seen = new HashSet<string>();
        var open = new Queue<(string Group, string Way)>(rules.Entrances().Where(rule => !isMeant(rule))
            .Select(rule => (rule.Group, $"{rule.Peer} opens {rule.Ports} on {rule.Group}"))
                .Where(entrance => seen.Add(entrance.Group)));
        while (open.TryDequeue(out var reached))
        {
            yield return reached;
            foreach (var (to, ports) in rules.Onward(reached.Group).Where(step => seen.Add(step.To)))
            {
                open.Enqueue((to, $"{reached.Way}, which opens {ports} on {to}"));
            }
        }
    }

    private static bool IsMeant(GroupRule rule, GroupRules rules, Cidr[] allowed, int port) =>
        rule.Group == "bastion-group" && rule.Ports.Protocol == "tcp" && (rule.Ports.First, rule.Ports.Last) == (port, port)
            && rule.Block is { } block && block.IsCoveredBy([.. rules.Vpc, .. allowed]);

    private static bool IsOfNodes(string group) => group.StartsWith("emr-", StringComparison.Ordinal);
}
