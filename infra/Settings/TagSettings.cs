using System.Globalization;
using System.Text.Json;

namespace Infra.Settings;

/// <summary><c>infra:tags</c>: tags for every resource that can have some, beside the stack's own.</summary>
internal static class TagSettings
{
    public const string Key = "infra:tags";

    /// <summary>Tags that the stack sets itself.</summary>
    public static readonly string[] Reserved = ["Name", "project", "stack"];

    public static SortedDictionary<string, string> Read(string? json, ProblemList problems)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (json is null)
        {
            return tags;
        }

        foreach (var member in Members(json, problems))
        {
            var name = member.Name;
            if (TextOf(member.Value) is not { } value)
            {
                problems.Add($"{Key}.{name}", null, "the value of a tag is text", "put it in quotes");
            }
            else if (name.Length is 0 or > 128 || value.Length > 256 || name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                problems.Add(
                    $"{Key}.{name}",
                    Section.Shown(value),
                    "a tag has a key of 1 to 128 characters that does not begin with aws:, and a value of up to 256",
                    "shorten or rename it");
            }
            else if (Reserved.Contains(name))
            {
                problems.Add($"{Key}.{name}", Section.Shown(value), "is a tag that the stack sets itself", "choose another key");
            }
            else
            {
                tags[name] = value;
            }
        }

        return tags;
    }

    /// <summary>
    /// Text as it is; a flag or a whole number as Pulumi passes it on: <c>true</c>, <c>42</c>. Of other numbers the engine does
    /// not keep the spelling: <c>1.10</c> would become 1.1.
    /// </summary>
    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number when value.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static IEnumerable<JsonProperty> Members(string json, ProblemList problems)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return [.. document.RootElement.Clone().EnumerateObject()];
            }
        }
        catch (JsonException)
        {
            // Told below: whatever it is, it is no object.
        }

        problems.Add(Key, Section.Shown(json), "must be an object", "write each tag on a line of its own, as key: value");
        return [];
    }
}
