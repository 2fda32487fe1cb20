using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Review.Stacks;

/// <summary>A YAML file as a tree of nodes with positions.</summary>
internal sealed class YamlFile
{
    private const string HowToClose =
        "close the bracket there, or just before; a `#` after a space makes the rest of its line a comment";

    private readonly string name;

    private YamlFile(string name, YamlMappingNode root)
    {
        this.name = name;
        Root = root;
    }

    /// <summary>The document; an empty file is an empty mapping, as in the Pulumi CLI.</summary>
    public YamlMappingNode Root { get; }

    /// <summary>Reads an existing file. Null if it is not YAML or not a mapping; the problem then has the position.</summary>
    public static YamlFile? Read(string path, List<StackProblem> problems)
    {
        var name = Path.GetFileName(path);
        if (YamlText.Read(path, problems) is not { } text
            || !IsWithinBounds(name, text, problems)
            || Load(name, text, problems) is not { } stream)
        {
            return null;
        }

        switch (stream.Documents.Count == 0 ? new YamlMappingNode() : stream.Documents[0].RootNode)
        {
            case YamlMappingNode root:
                var file = new YamlFile(name, root);
                var before = problems.Count;
                problems.AddRange(YamlTree.Problems(root).Select(found =>
                    new StackProblem(file.At(found.Node), null, null, found.Rule, found.Remedy)));
                return problems.Count > before ? null : file;
            case YamlScalarNode scalar when YamlValue.IsNull(scalar):
                return new(name, []);
            default:
                problems.Add(new(
                    $"{name}:1:1",
                    null,
                    null,
                    "the file must hold keys with values",
                    "write each key on its own line, with a colon after it"));
                return null;
        }
    }

    public string At(YamlNode node) => Place(name, node.Start);

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
                problems.Add(new(At(key), null, (key as YamlScalarNode)?.Value, "a key must be text", "put it in quotes"));
            }
        }
    }

    private static bool IsWithinBounds(string name, string text, List<StackProblem> problems)
    {
        var parser = new Parser(new StringReader(text));
        var bounds = new YamlBounds();
        var end = Mark.Empty;
        try
        {
            while (parser.MoveNext())
            {
                end = parser.Current!.End;
                if (bounds.Broken(parser.Current) is var (at, rule, remedy))
                {
                    problems.Add(new(Place(name, at), null, null, rule, remedy));
                    return false;
                }
            }

            return true;
        }
        catch (YamlException broken)
        {
            problems.Add(Broken(name, broken, end));
        }
        catch (Exception failure) when (IsOfTheParser(failure))
        {
            problems.Add(Unreadable(name, end));
        }

        return false;
    }

    private static YamlStream? Load(string name, string text, List<StackProblem> problems)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new MergingParser(new Parser(new StringReader(text))));
            return stream;
        }
        catch (YamlException broken)
        {
            problems.Add(Broken(name, broken, broken.Start));
        }
        catch (Exception failure) when (IsOfTheParser(failure))
        {
            problems.Add(Unreadable(name, Mark.Empty));
        }

        return null;
    }

    // The parser throws these for an empty tag, for an unusual anchor, and for a bracket that a comment hides.
    private static bool IsOfTheParser(Exception failure) => failure is
        InvalidOperationException or ArgumentException or FormatException or OverflowException
        or KeyNotFoundException or IndexOutOfRangeException;

    private static StackProblem Unreadable(string name, Mark end) =>
        new(Place(name, end), null, null, "this is not YAML: it cannot be parsed from here", HowToClose);

    /// <param name="end">The end of the last part that was read.</param>
    private static StackProblem Broken(string name, YamlException broken, Mark end)
    {
        var reason = Reason(broken);
        return reason.Contains("did not find expected ','", StringComparison.Ordinal)
            ? new(Place(name, end), null, null, $"this is not YAML: {reason}", HowToClose)
            : new(Place(name, broken.Start), null, null, $"this is not YAML: {reason}", "correct the file there, or just before");
    }

    private static string Place(string name, Mark mark) => $"{name}:{mark.Line}:{mark.Column}";

    // The library repeats the position in its message.
    private static string Reason(YamlException broken)
    {
        var message = (broken.InnerException as YamlException ?? broken).Message;
        var reason = message[(message.LastIndexOf("): ", StringComparison.Ordinal) is >= 0 and var end ? end + 3 : 0)..]
            .TrimEnd('.');
        return reason.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(reason[0]) + reason[1..];
    }
}
