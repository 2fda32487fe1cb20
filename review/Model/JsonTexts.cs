using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamEngine.Json;
using Infra.Settings;

namespace Review.Model;

/// <summary>Reads single values of a report's JSON.</summary>
internal static class JsonTexts
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text value; null if it is missing or not text.</summary>
    public static string? AsText(this JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>
    /// The JSON in a text, such as an EMR security configuration; null if it is not JSON, if an object has two members with the
    /// same name, or if a text has half of a surrogate pair. A <see cref="JsonNode"/> throws only where those are read.
    /// </summary>
    public static JsonNode? Parsed(string? text)
    {
        using var document = text is null ? null : JsonText.Parse(text, out _);
        try
        {
            return document is null ? null : JsonNode.Parse(text!, documentOptions: Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A value inside objects; null if one of them is missing or not an object.</summary>
    public static JsonNode? At(this JsonNode? node, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            node = (node as JsonObject)?[name];
        }

        return node;
    }

    /// <summary>The texts of a list, or a single text; none if it is missing or anything else.</summary>
    public static IReadOnlyList<string> AsTexts(this JsonNode? node) =>
        node is JsonArray list ? [.. list.Select(AsText).OfType<string>()] : node.AsText() is { } one ? [one] : [];

    /// <summary>Whether a value is hidden because it is a secret.</summary>
    public static bool IsSecret(this JsonNode? node) => node.AsText() == EncryptedSettings.Placeholder;

    /// <summary>The objects in a list; none if it is missing or not a list.</summary>
    public static IEnumerable<JsonObject> AsObjects(this JsonNode? node) => (node as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>A number value of any numeric type; null if it is missing or not a number.</summary>
    public static double? AsNumber(this JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.Number ? double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture) : null;

    public static bool IsTrue(this JsonNode? node) => node?.GetValueKind() == JsonValueKind.True;

    /// <summary>A value on one line: text unchanged, other values as JSON.</summary>
    public static string OnOneLine(this JsonNode? value) => value.AsText() ?? value?.ToJsonString(Compact) ?? "none";
}
