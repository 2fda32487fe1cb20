using System.Globalization;
using System.Text.Json;

namespace IamEngine.Json;

/// <summary>
/// Line and column of the parts of a JSON text, by the paths of problems and findings: <c>$.Statement[0].Action</c>. A member
/// spans its name and value; if the value is a list or an object, only the name or the bracket.
/// </summary>
public sealed class JsonPositions
{
    // Names such as condition keys can contain dots, so a path is ambiguous. Names with more dots than this are not found.
    private const int MostDotsInAName = 32;

    private readonly Node? root;
    private readonly SourceText text;
    private readonly JsonSpan start;

    private JsonPositions(SourceText text, Node? root, JsonSpan start) =>
        (this.text, this.root, this.start) = (text, root, start);

    /// <summary>The text's lines.</summary>
    public IReadOnlyList<string> Lines => text.Lines;

    /// <summary>Reads a text. If it is not valid JSON, every path maps to the syntax error.</summary>
    public static JsonPositions Of(string json)
    {
        var text = new SourceText(json);
        try
        {
            var root = Read(text.Bytes);
            return new(text, root, text.Span(root.Start, root.End));
        }
        catch (JsonException broken)
        {
            var at = text.At((int)(broken.LineNumber ?? 0), (int)(broken.BytePositionInLine ?? 0));
            return new(text, null, at);
        }
    }

    /// <summary>The span of the part at this path; if there is none, of its nearest existing ancestor.</summary>
    public JsonSpan Find(string path)
    {
        if (root is null)
        {
            return start;
        }

        var node = root;
        var rest = path.AsSpan().StartsWith("$") ? path.AsSpan(1) : path;
        while (!rest.IsEmpty && Step(node, ref rest) is { } next)
        {
            node = next;
        }

        return text.Span(node.Start, node.End);
    }

    private static Node? Step(Node node, ref ReadOnlySpan<char> rest)
    {
        if (rest[0] == '[')
        {
            var close = rest.IndexOf(']');
            if (close < 0 || !int.TryParse(rest[1..close], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                || index >= node.Items.Count)
            {
                return null;
            }

            rest = rest[(close + 1)..];
            return node.Items[index];
        }

        var names = node.Members.GetAlternateLookup<ReadOnlySpan<char>>();
        var end = 1;
        for (var tries = 0; tries < MostDotsInAName && end <= rest.Length; tries++)
        {
            var next = end < rest.Length ? rest[end..].IndexOfAny('.', '[') : -1;
            end = next < 0 ? rest.Length : end + next;
            if (names.TryGetValue(rest[1..end], out var member))
            {
                rest = rest[end..];
                return member;
            }

            end++;
        }

        return null;
    }

    private static Node Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var open = new Stack<Node>();
        Node? root = null;
        (string Name, int Start, int End)? name = null;
        while (reader.Read())
        {
            var (from, until) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = (NameOf(ref reader), from, from + reader.ValueSpan.Length + 2);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    break;
                default:
                    var isContainer = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
                    var node = new Node(name?.Start ?? from, isContainer && name is { } of ? of.End : until);
                    root ??= node;
                    if (open.TryPeek(out var parent))
                    {
                        parent.Add(name?.Name, node);
                    }

                    if (isContainer)
                    {
                        open.Push(node);
                    }

                    name = null;
                    break;
            }
        }

        return root!;
    }

    // A name can contain half of a surrogate pair. The reader refuses the document, but needs the position of the error.
    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private sealed class Node(int start, int end)
    {
        private static readonly Dictionary<string, Node> NoMembers = new(StringComparer.Ordinal);

        public int Start => start;

        public int End => end;

        public List<Node> Items { get; } = [];

        public Dictionary<string, Node> Members { get; private set; } = NoMembers;

        // If two members have the same name, the second is the duplicate.
        public void Add(string? name, Node child)
        {
            if (name is null)
            {
                Items.Add(child);
                return;
            }

            if (ReferenceEquals(Members, NoMembers))
            {
                Members = new(StringComparer.Ordinal);
            }

            Members[name] = child;
        }
    }
}

/// <summary>A span of text. Lines and columns start at 1, columns count characters, the end is exclusive.</summary>
public readonly record struct JsonSpan(int Line, int Column, int EndLine, int EndColumn);
