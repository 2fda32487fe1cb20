using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Infra.Settings;

/// <summary>
/// <c>infra:tags</c>: tags for every resource that can have some, beside the stack's own. A tag must be one that all services
/// take: EC2 has the shortest keys, IAM the fewest characters, and users and roles cannot have two keys that differ in case alone.
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Tag.html
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules
/// </summary>
internal static partial class TagSettings
{
    public const string Key = "infra:tags";

    /// <summary>Tags that the stack sets itself; some only on some resources.</summary>
    public static readonly string[] Reserved = ["Name", "project", "stack", "uploader", StackContext.EmrTag];

    /// <summary>A resource has 50 tags at most, and four of the stack's own.</summary>
    private const int Most = 50 - 4;

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
            else if (name.Length is 0 or > 127 || value.Length > 256
                || name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                problems.Add(
                    $"{Key}.{name}",
                    Section.Shown(value),
                    "a tag has a key of 1 to 127 characters that does not begin with aws:, and a value of up to 256",
                    "shorten or rename it");
            }
            else if (!Characters().IsMatch(name) || !Characters().IsMatch(value))
            {
                problems.Add(
                    $"{Key}.{name}",
                    Section.Shown(value),
                    "IAM takes letters and digits of any language, spaces and _ . : / = + - @ in a tag",
                    "leave the other characters out");
            }
            else if (tags.Keys.FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } other)
            {
                problems.Add(
                    $"{Key}.{name}",
                    Section.Shown(value),
                    $"IAM takes it for the same tag as {other}: upper and lower case do not matter in its keys",
                    "keep one of them");
            }
            else if (Reserved.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add($"{Key}.{name}", Section.Shown(value), "is a tag that the stack sets itself", "choose another key");
            }
            else
            {
                tags[name] = value;
            }
        }

        if (tags.Count > Most)
        {
            problems.Add(
                Key, $"{tags.Count} tags", $"a resource has 50 tags at most, and up to {50 - Most} are the stack's own", $"keep {Most}");
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

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z")]
    private static partial Regex Characters();

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
