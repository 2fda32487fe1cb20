using System.Text.Json.Nodes;

namespace Review.Report;

internal static class JsonTexts
{
    /// <summary>The text that a value is; null where it is anything else, or missing.</summary>
    public static string? AsText(this JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
