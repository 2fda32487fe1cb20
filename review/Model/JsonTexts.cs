using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Review.Model;

internal static class JsonTexts
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text that a value is; null where it is anything else, or missing.</summary>
    public static string? AsText(this JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A value on one line: a text as it is, all else as JSON.</summary>
    public static string OnOneLine(this JsonNode? value) => value.AsText() ?? value?.ToJsonString(Compact) ?? "none";
}
