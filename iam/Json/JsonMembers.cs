using System.Text.Json;

namespace IamEngine.Json;

/// <summary>A text and its JSON path. The path is built only when needed.</summary>
internal sealed record TextAt(string Text, string Parent, int? Index)
{
    public string Path => Index is null ? Parent : $"{Parent}[{Index}]";
}

/// <summary>Reads the members of a JSON object with a fixed set of names.</summary>
internal static class JsonMembers
{
    private const int LongestNameInAPath = 512;

    /// <summary>
    /// Reads an object's members by name. Reports a value that is not an object, unknown names and duplicate names.
    /// </summary>
    public static Dictionary<string, JsonElement> Read(
        JsonElement element, string path, Problems problems, params ReadOnlySpan<string> known)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Add(path, "DATA_TYPE_MISMATCH", $"expected an object, found {Describe(element)}");
            return members;
        }

        foreach (var member in element.EnumerateObject())
        {
            var name = member.Name;
            if (!known.Contains(name))
            {
                problems.Add(
                    $"{path}.{name}", "INVALID_POLICY_ELEMENT", $"`{name}` is not an element here; {Suggest(name, known)}");
            }
            else if (!members.TryAdd(name, member.Value))
            {
                problems.Add($"{path}.{name}", "JSON_SYNTAX_ERROR", $"`{name}` is a duplicate; only one of the two would count");
            }
        }

        return members;
    }

    /// <summary>A text or a list of texts. With <paramref name="scalars"/>, numbers and Booleans are read as text too.</summary>
    public static List<TextAt> TextOrTexts(JsonElement element, string path, Problems problems, bool scalars = false)
    {
        var texts = new List<TextAt>();
        if (element.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in element.EnumerateArray())
            {
                AddText(item, index++);
            }
        }
        else
        {
            AddText(element, null);
        }

        return texts;

        void AddText(JsonElement item, int? index)
        {
            switch (item.ValueKind)
            {
                case JsonValueKind.String:
                    texts.Add(new(item.GetString()!, path, index));
                    break;
                case JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number when scalars:
                    texts.Add(new(item.GetRawText(), path, index));
                    break;
                default:
                    problems.Add(
                        new TextAt("", path, index).Path, "DATA_TYPE_MISMATCH",
                        $"expected text{(scalars ? ", a number, true or false" : "")}, found {Describe(item)}");
                    break;
            }
        }
    }

    /// <summary>
    /// The path of a member. A very long name is cut, since the path is repeated in every problem
    /// below it.
    /// </summary>
    public static string Under(string path, string name) =>
        name.Length <= LongestNameInAPath ? $"{path}.{name}" : $"{path}.{name[..LongestNameInAPath]}...";

    public static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"the text `{element.GetString()}`",
        JsonValueKind.Number => $"the number {element.GetRawText()}",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    private static string Suggest(string name, ReadOnlySpan<string> known)
    {
        foreach (var candidate in known)
        {
            if (string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase))
            {
                return $"write `{candidate}`, since names are case-sensitive";
            }
        }

        return $"known are {string.Join(", ", known.ToArray())}";
    }
}
