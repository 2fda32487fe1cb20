using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Review.AwsValues;

/// <summary>
/// A path to inputs of a resource: <c>rules[].id</c> is the id of each item of the list <c>rules</c>, <c>tags{}</c> each value
/// of the map <c>tags</c>, <c>tags{key}</c> each of its keys, and <c>tags</c> the map itself.
/// </summary>
public static partial class InputPath
{
    private const string Items = "[]";
    private const string Values = "{}";
    private const string Keys = "{key}";

    /// <summary>The values at the path, each with its own place, such as <c>rules[0].id</c>.</summary>
    public static IEnumerable<(string Place, JsonNode Value)> Read(JsonObject inputs, string path)
    {
        IEnumerable<(string Place, JsonNode? Value)> found = [("", inputs)];
        foreach (var step in Steps(path))
        {
            found = found.SelectMany(at => Next(at.Place, at.Value, step)).ToArray();
        }

        return found.Where(at => at.Value is not null).Select(at => (at.Place, at.Value!));
    }

    /// <summary>The steps of a path: <c>rules</c>, <c>[]</c>, <c>id</c>.</summary>
    public static IEnumerable<string> Steps(string path) => Step().Matches(path).Select(match => match.Value);

    private static IEnumerable<(string Place, JsonNode? Value)> Next(string place, JsonNode? value, string step) => (step,
        value) switch
    {
        (Items, JsonArray list) => list.Select((item, index) => ($"{place}[{index}]", item)),
        (Values, JsonObject map) => map.Select(entry => ($"{place}.{entry.Key}", entry.Value)),
        (Keys, JsonObject map) => map.Select(entry => ($"{place}.{entry.Key}", (JsonNode?)JsonValue.Create(entry.Key))),
        (not (Items or Values or Keys), JsonObject members) =>
            [(place.Length == 0 ? step : $"{place}.{step}", members[step])],
        _ => [],
    };

    [GeneratedRegex(@"\w+|\[\]|\{key\}|\{\}")]
    private static partial Regex Step();
}
