using System.Text.Json;
using System.Text.Json.Nodes;

namespace Review.Model;

/// <summary>
/// Reads the members of a JSON object by name and type; notes each wrong member with its path.
/// </summary>
internal sealed class JsonMembers(JsonObject json, string path, List<string> problems)
{
    public IReadOnlyList<string> Problems => problems;

    public string Path => path;

    public string Text(string name) =>
        Find(name) is JsonValue value && value.TryGetValue<string>(out var text) ? text : Wrong(name, "a text", "");

    public string? TextOrNull(string name) => Find(name) is null ? null : Text(name);

    public bool Flag(string name) => Find(name)?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Wrong(name, "true or false", false),
    };

    public double? Number(string name) => Find(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<double>(out var number) => number,
        _ => Wrong<double?>(name, "a number", null),
    };

    public T Word<T>(string name) where T : struct, Enum =>
        Enum.TryParse<T>(Text(name), ignoreCase: true, out var word) && Enum.IsDefined(word)
            ? word
            : Wrong(name, $"one of {string.Join(", ", Enum.GetNames<T>().Select(known => known.ToLowerInvariant()))}",
                default(T));

    public JsonObject Object(string name) => Find(name) is JsonObject found ? found : Wrong(name, "an object", new JsonObject());

    public JsonMembers Nested(string name) => new(Object(name), $"{path}.{name}", problems);

    public JsonNode? Find(string name) => json[name];

    public IEnumerable<string> Names => json.Select(member => member.Key);

    public IReadOnlyList<string> Texts(string name)
    {
        if (Find(name) is not JsonArray list)
        {
            return Wrong<string[]>(name, "a list of texts", []);
        }

        return [.. list.Select(
            (item, index) =>
            item is JsonValue value && value.TryGetValue<string>(out var text) ? text : Wrong($"{name}[{index}]", "a text", ""))];
    }

    public IReadOnlyList<JsonMembers> Each(string name)
    {
        if (Find(name) is not JsonArray list)
        {
            return Wrong<JsonMembers[]>(name, "a list", []);
        }

        return [.. list.Select((item, index) => new JsonMembers(
            item as JsonObject
                ?? Wrong($"{name}[{index}]", "an object", new JsonObject()), $"{path}.{name}[{index}]", problems))];
    }

    public void Problem(string name, string what) => problems.Add($"{path}.{name}: {what}");

    private T Wrong<T>(string name, string wanted, T instead)
    {
        problems.Add($"{path}.{name}: must be {wanted}");
        return instead;
    }
}
