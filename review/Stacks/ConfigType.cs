using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Review.Stacks;

/// <summary>
/// The type that a project declares for a setting: <c>string</c>, <c>integer</c>, <c>boolean</c>, <c>object</c>, or <c>array</c>
/// of one of these.
/// </summary>
internal sealed record ConfigType(string Name, ConfigType? Items)
{
    public static readonly string[] Names = ["string", "integer", "boolean", "array", "object"];

    /// <summary>
    /// Whether the engine accepts the value as this type. It accepts text for an integer or boolean, because
    /// <c>pulumi config set</c> writes text.
    /// </summary>
    public bool Accepts(JsonNode? value) => Name switch
    {
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "integer" => value?.GetValueKind() switch
        {
            JsonValueKind.Number => double.IsInteger(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)),
            JsonValueKind.String =>
                long.TryParse(value.GetValue<string>(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            _ => false,
        },
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False
            || (value?.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is "true" or "false"),
        "object" => value is JsonObject,
        _ => value is JsonArray items && Items is not null && items.All(Items.Accepts),
    };

    public override string ToString() => Items is null ? Name : $"array<{Items}>";
}
