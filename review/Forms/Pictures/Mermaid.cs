using System.Globalization;
using System.Text;
using Review.Access;
using Review.Model;
using Review.Model.Network;
using Review.Reach;

namespace Review.Forms.Pictures;

/// <summary>
/// The pictures as Mermaid diagrams, which GitHub renders in Markdown. Nodes have numbers as ids. Each name is a quoted label in
/// which every character with a meaning in Mermaid, Markdown or HTML is a character code.
/// https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
/// </summary>
public static class Mermaid
{
    /// <summary>A VPC with its zones, subnets and routes.</summary>
    public static string Write(NetworkTopology topology)
    {
        var text = new StringBuilder("flowchart TB\n  internet([\"internet\"])\n");
        var subnets = topology.Zones.SelectMany(zone => zone.Subnets).ToList();
        var hosts = subnets.SelectMany(subnet => subnet.Hosts).Select(host => host.Resource);
        var nats = hosts.Where(resource => resource.Type == ResourceTypes.NatGateway).ToList();
        text.Append($"  subgraph vpc[\"{Label($"{topology.Vpc.Name} {NetworkTopology.Blocks(topology.Vpc)}")}\"]\n");
        for (var i = 0; i < topology.Zones.Count; i++)
        {
            text.Append($"    subgraph zone{Number(i)}[\"{Label(topology.Zones[i].Name)}\"]\n");
            foreach (var subnet in topology.Zones[i].Subnets)
            {
                var others = subnet.Hosts.Where(host => !nats.Contains(host.Resource)).Select(host => host.Name);
                var label = Label([subnet.Subnet.Name, NetworkTopology.Blocks(subnet.Subnet), .. others]);
                text.Append($"      subnet{Number(subnets.IndexOf(subnet))}[\"{label}\"]\n");
                foreach (var nat in subnet.Hosts.Select(host => host.Resource).Where(nats.Contains))
                {
                    text.Append($"      nat{Number(nats.IndexOf(nat))}[/\"{Label(nat.Name)}\"\\]\n");
                }
            }

            text.Append("    end\n");
        }

        text.Append("  end\n");
        for (var i = 0; i < topology.Endpoints.Count; i++)
        {
            text.Append(
                $"  service{Number(i)}([\"{Label(NetworkTopology.ServiceOf(topology.Endpoints[i]), $"through {topology.Endpoints[i].Name}")}\"])\n");
        }

        foreach (var (subnet, number) in subnets.Select((subnet, number) => (subnet, Number(number))))
        {
            text.Append(subnet.Gateway is { } gateway ? $"  internet <-->|\"{Label(gateway.Name)}\"| subnet{number}\n" : "");
            text.Append(
                subnet.Nat is { } nat && nats.Contains(nat) ? $"  subnet{number} --> nat{Number(nats.IndexOf(nat))}\n" : "");
            foreach (var endpoint in subnet.Endpoints)
            {
                text.Append($"  subnet{number} --> service{Number(topology.Endpoints.ToList().IndexOf(endpoint))}\n");
            }
        }

        for (var i = 0; i < nats.Count; i++)
        {
            text.Append($"  nat{Number(i)} --> internet\n");
        }

        return text.ToString();
    }

    /// <summary>
    /// The open ports between network ends: one arrow per row, for any number of rows.
    /// https://mermaid.js.org/syntax/sequenceDiagram.html
    /// </summary>
    public static string Write(AllowedFlows flows)
    {
        var text = new StringBuilder("sequenceDiagram\n");
        var ends = flows.Ends.ToList();
        foreach (var kind in ends.GroupBy(end => end.Kind))
        {
            text.Append(kind.Key == EndKind.Group ? "  box transparent security groups inside the VPC\n" : "");
            text.Append(string.Concat(kind.Select(end => $"  participant {Node(end)} as {Label(end.Lines)}\n")));
            text.Append(kind.Key == EndKind.Group ? "  end\n" : "");
        }

        foreach (var row in flows.Rows)
        {
            text.Append($"  {Node(row.From)}->>{Node(row.To)}: {Label([.. row.Ports])}\n");
        }

        return text.ToString();

        string Node(End end) => $"at{Number(ends.IndexOf(end))}";
    }

    /// <summary>Which identities can assume which roles.</summary>
    public static string Write(TrustGraph graph)
    {
        var text = new StringBuilder("flowchart LR\n");
        var identities = graph.From.Concat(graph.Roles).DistinctBy(identity => identity.Key).ToList();
        foreach (var identity in identities)
        {
            text.Append($"  {Node(identity)}[\"{Label([identity.Name, identity.Kind, .. identity.Lines])}\"]\n");
        }

        foreach (var step in graph.Steps)
        {
            text.Append(
                $"  {Node(step.From)} "
                    + $"{(step.Kind == StepKind.Becomes ? "-->" : "-.->")}|\"{Label([step.Says, .. step.When])}\"| "
                    + $"{Node(step.To)}\n");
        }

        return text.ToString();

        string Node(Identity identity) => $"who{Number(identities.FindIndex(other => other.Key == identity.Key))}";
    }

    /// <summary>Lines as one label; the line break is its only markup.</summary>
    public static string Label(params IEnumerable<string> lines) =>
        string.Join("<br>", lines.Where(line => line.Length > 0).Select(Coded));

    private static string Coded(string line)
    {
        var coded = new StringBuilder();
        foreach (var rune in line.EnumerateRunes())
        {
            // A punctuation character at the beginning could start a list.
            var isPlain = rune.IsAscii
                && (char.IsAsciiLetterOrDigit((char)rune.Value)
                    || (coded.Length > 0 && rune.Value is ' ' or '-' or '.' or ',' or '/'));
            coded.Append(isPlain ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"#{rune.Value};"));
        }

        return coded.ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
