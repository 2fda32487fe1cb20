using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Review.Stacks;

/// <summary>
/// The bounds of a YAML file: its size, nesting, values with aliases expanded, and items. They are checked on the events of the
/// parser, because building a tree is recursive, and a few lines of aliases can expand to millions of values.
/// </summary>
internal sealed class YamlBounds
{
    /// <summary>More than any stack needs; a parsed file takes many times its size in memory.</summary>
    public const int Bytes = 1_000_000;

    /// <summary>Deeper than any setting, and within the limit of JSON readers.</summary>
    private const int Depth = 32;

    private const int Values = 100_000;

    /// <summary>More than any list of networks, rules or names that AWS accepts by default in one place.</summary>
    private const int ListItems = 200;

    /// <summary>More than the settings of any project.</summary>
    private const int MappingKeys = 1000;

    private static readonly (string Rule, string Remedy) TooDeep = (
        $"lists and mappings are nested more than {Depth} deep, or contain themselves", "remove the nesting or the alias");

    private readonly Stack<Open> open = new();
    private readonly Dictionary<AnchorName, (long Values, int Height)> anchored = [];
    private long values;
    private int documents;
    private bool hasAliases;

    /// <summary>The bound that an event breaks, with the position; null if it breaks none.</summary>
    public (Mark At, string Rule, string Remedy)? Broken(ParsingEvent part) => part switch
    {
        DocumentStart when ++documents > 1 => (
            part.Start, "a second document begins here, which Pulumi ignores",
            "keep one document in the file, and remove the `---` or `...`"),
        AnchorAlias alias => Expand(alias),
        Scalar scalar => Count(part, 1) ?? Remember(scalar.Anchor, 1, 0),
        MappingStart or SequenceStart => Count(part, 1) ?? Begin((NodeEvent)part),
        MappingEnd or SequenceEnd => End(),
        _ => null,
    };

    private (Mark At, string Rule, string Remedy)? Count(ParsingEvent part, long size)
    {
        values += size;
        if (values > Values)
        {
            return (
                part.Start, $"{(hasAliases ? "aliases expand" : "the file expands")} to more than {Values} values",
                "write the values out, in a smaller file");
        }

        if (!open.TryPeek(out var holder))
        {
            return null;
        }

        var most = holder.IsList ? ListItems : 2 * MappingKeys;
        return ++holder.Items <= most ? null
            : holder.IsList
                ? (holder.Start, $"a list has more than {ListItems} items", "write a shorter list, such as larger networks")
                : (
                    holder.Start, $"a mapping has more than {MappingKeys} keys",
                    "keep data that is not a setting in another file");
    }

    private (Mark At, string Rule, string Remedy)? Expand(AnchorAlias alias)
    {
        hasAliases = true;
        if (open.FirstOrDefault(node => node.Anchor == alias.Value) is { } around)
        {
            return (around.Start, TooDeep.Rule, TooDeep.Remedy);
        }

        if (!anchored.TryGetValue(alias.Value, out var node))
        {
            return (
                alias.Start, $"no earlier line defines the anchor `{alias.Value}`",
                "write the value here, or quote it if it begins with `*`");
        }

        if (open.Count + node.Height > Depth)
        {
            return (alias.Start, TooDeep.Rule, TooDeep.Remedy);
        }

        Raise(node.Height);
        return Count(alias, node.Values);
    }

    private (Mark At, string Rule, string Remedy)? Begin(NodeEvent node)
    {
        open.Push(new(node.Anchor, node.Start, node is SequenceStart, values));
        return open.Count > Depth ? (node.Start, TooDeep.Rule, TooDeep.Remedy) : null;
    }

    private (Mark At, string Rule, string Remedy)? End()
    {
        var ended = open.Pop();
        Raise(ended.Height + 1);
        return Remember(ended.Anchor, values - ended.ValuesBefore + 1, ended.Height + 1);
    }

    private (Mark At, string Rule, string Remedy)? Remember(AnchorName anchor, long size, int height)
    {
        if (!anchor.IsEmpty)
        {
            anchored[anchor] = (size, height);
        }

        return null;
    }

    private void Raise(int height)
    {
        if (open.TryPeek(out var holder))
        {
            holder.Height = Math.Max(holder.Height, height);
        }
    }

    /// <summary>A list or mapping that has not ended.</summary>
    private sealed record Open(AnchorName Anchor, Mark Start, bool IsList, long ValuesBefore)
    {
        /// <summary>Items of a list, or keys and values of a mapping.</summary>
        public int Items { get; set; }

        /// <summary>How deep lists and mappings are nested in it.</summary>
        public int Height { get; set; }
    }
}
