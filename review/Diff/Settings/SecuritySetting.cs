using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Review.Diff.Settings;

/// <summary>A rule for one input: which changes of it weaken the protection.</summary>
/// <param name="Type">The resource type.</param>
/// <param name="Path">The path of the input, with dots between the names.</param>
/// <param name="Kind">The effect of a weaker value.</param>
/// <param name="IsLooser">Whether the second value is weaker than the first; a missing input is null.</param>
/// <param name="Meaning">The consequence, in words.</param>
internal sealed record SecuritySetting(
    string Type, string Path, SettingKind Kind, Func<JsonNode?, JsonNode?, bool> IsLooser, string Meaning)
{
    public static SecuritySetting Keep(string type, string path, SettingKind kind, string strict, string meaning) =>
        new(type, path, kind, (old, @new) => Text(old) == strict && Text(@new) != strict, meaning);

    public static SecuritySetting Avoid(string type, string path, SettingKind kind, string loose, string meaning) =>
        new(type, path, kind, (old, @new) => Text(old) != loose && Text(@new) == loose, meaning);

    public static SecuritySetting NotAbove(string type, string path, SettingKind kind, double byDefault, string meaning) =>
        new(type, path, kind, (old, @new) => Number(@new, byDefault) > Number(old, byDefault), meaning);

    public static SecuritySetting NotBelow(string type, string path, SettingKind kind, double byDefault, string meaning) =>
        new(type, path, kind, (old, @new) => Number(@new, byDefault) < Number(old, byDefault), meaning);

    public static SecuritySetting Same(string type, string path, SettingKind kind, string meaning) =>
        new(type, path, kind, (old, @new) => !JsonNode.DeepEquals(old, @new), meaning);

    public static SecuritySetting NothingMore(string type, string path, SettingKind kind, string meaning) =>
        new(type, path, kind, (old, @new) => Items(@new).Except(Items(old)).Any(), meaning);

    /// <summary>
    /// The value at the path. For a list, its first item, because the provider writes a block that exists once as a list.
    /// </summary>
    public JsonNode? In(JsonObject inputs)
    {
        JsonNode? at = inputs;
        foreach (var name in Path.Split('.'))
        {
            at = (at is JsonArray { Count: > 0 } list ? list[0] : at) is JsonObject members ? members[name] : null;
        }

        return at;
    }

    private static IEnumerable<string> Items(JsonNode? node) =>
        node is JsonArray list ? list.Select(Text).OfType<string>() : Text(node) is { } one ? [one] : [];

    private static double Number(JsonNode? node, double byDefault) =>
        double.TryParse(Text(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : byDefault;

    private static string? Text(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node?.ToJsonString();
}
