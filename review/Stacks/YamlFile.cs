using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Review.Stacks;

/// <summary>A YAML file as a tree of nodes that know their places.</summary>
internal sealed class YamlFile
{
    private readonly string name;

    private YamlFile(string name, YamlMappingNode root)
    {
        this.name = name;
        Root = root;
    }

    /// <summary>The first document; an empty file is an empty mapping, as it is for the Pulumi CLI.</summary>
    public YamlMappingNode Root { get; }

    /// <summary>Reads a file that exists. Null when it is no YAML, or its top level is no mapping; then the problem says where.</summary>
    public static YamlFile? Read(string path, List<StackProblem> problems)
    {
        var name = Path.GetFileName(path);
        var stream = new YamlStream();
        try
        {
            using var reader = new StreamReader(path);
            stream.Load(new MergingParser(new Parser(reader)));
        }
        catch (YamlException broken)
        {
            problems.Add(new($"{name}:{broken.Start.Line}:{broken.Start.Column}", null, null, $"this is not YAML: {Reason(broken)}", "correct the file there, or just before"));
            return null;
        }

        switch (stream.Documents.Count == 0 ? new YamlMappingNode() : stream.Documents[0].RootNode)
        {
            case YamlMappingNode root:
                return new(name, root);
            case YamlScalarNode { Value: "" or null }:
                return new(name, []);
            default:
                problems.Add(new($"{name}:1:1", null, null, "the file must hold keys with values", "write each key on a line of its own, with a colon behind it"));
                return null;
        }
    }

    public string At(YamlNode node) => $"{name}:{node.Start.Line}:{node.Start.Column}";

    /// <summary>The entries whose key is text; any other key is a problem.</summary>
    public IEnumerable<(YamlScalarNode Key, YamlNode Value)> Entries(YamlMappingNode mapping, List<StackProblem> problems)
    {
        foreach (var (key, value) in mapping)
        {
            if (key is YamlScalarNode text && YamlValue.IsText(text))
            {
                yield return (text, value);
            }
            else
            {
                problems.Add(new(At(key), null, key.ToString(), "a key must be text", "put it in quotes"));
            }
        }
    }

    // The library tells the place once more inside its message.
    private static string Reason(YamlException broken)
    {
        var message = (broken.InnerException as YamlException ?? broken).Message;
        var reason = message[(message.LastIndexOf("): ", StringComparison.Ordinal) is >= 0 and var end ? end + 3 : 0)..].TrimEnd('.');
        return char.ToLowerInvariant(reason[0]) + reason[1..];
    }
}
