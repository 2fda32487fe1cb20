using System.Collections;
using System.Text.Json.Nodes;

namespace Review.Mocks;

/// <summary>Converts values as the engine gets them to JSON, with members sorted by name.</summary>
public static class Wire
{
    public static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        double number when double.IsInteger(number) && Math.Abs(number) < 1L << 53 => JsonValue.Create((long)number),
        double number => JsonValue.Create(number),
        IEnumerable<KeyValuePair<string, object?>> map => ToJson(map),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(ToJson)]),
        _ => throw new NotSupportedException($"a value of type {value.GetType()} cannot be written as JSON"),
    };

    public static JsonObject ToJson(IEnumerable<KeyValuePair<string, object?>> map) =>
        new(map.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, ToJson(member.Value))));
}
