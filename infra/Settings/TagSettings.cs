using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using IamEngine.Model;

namespace Infra.Settings;

/// <summary>
/// <c>infra:tags</c>: tags for every taggable resource, in addition to those of the stack. A tag must be valid for all services:
/// EC2 has the shortest keys, IAM the fewest characters, and a user or role cannot have two keys that differ only in case.
/// Default: none.
/// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Tag.html
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules
/// </summary>
internal static partial class TagSettings
{
    public const string Key = "infra:tags";

    /// <summary>
    /// https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-iam-policies.html#manually-tagged-resources
    /// </summary>
    public const string EmrTag = "for-use-with-amazon-emr-managed-policies";

    /// <summary>The tags that the stack sets; a resource has at most four of them.</summary>
    public static readonly string[] Reserved = ["Name", "project", "stack", EmrTag];

    /// <summary>A resource can have 50 tags, and the stack sets up to four.</summary>
    private const int MaxTags = 50 - 4;

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
                problems.Add($"{Key}.{name}", null, "must be a string", "put it in quotes");
            }
            else if (name.Length is 0 or > 127 || value.Length > 256
                || name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                problems.Add(
                    $"{Key}.{name}",
                    SettingsSection.Shown(value),
                    "must have a key of 1 to 127 characters that does not begin with aws:, and a value of at most 256",
                    "shorten or rename it");
            }
            else if (!Characters().IsMatch(name) || (value != EncryptedSettings.Placeholder && !Characters().IsMatch(value)))
            {
                problems.Add(
                    $"{Key}.{name}",
                    SettingsSection.Shown(value),
                    "must contain only letters and digits of any language, spaces and _ . : / = + - @",
                    "leave the other characters out");
            }
            else if (tags.Keys.FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } other)
            {
                problems.Add(
                    $"{Key}.{name}",
                    SettingsSection.Shown(value),
                    $"is the same tag as {other} in IAM, where keys are case-insensitive",
                    "keep one of them");
            }
            else if (Reserved.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add($"{Key}.{name}", SettingsSection.Shown(value), "is set by the stack", "use another key");
            }
            else
            {
                tags[name] = value;
            }
        }

        if (tags.Count > MaxTags)
        {
            problems.Add(
                Key,
                $"{tags.Count} tags",
                $"a resource can have 50 tags, and the stack sets up to {50 - MaxTags}",
                $"keep at most {MaxTags}");
        }

        return tags;
    }

    /// <summary>
    /// A string, or a boolean or whole number in Pulumi's notation: <c>true</c>, <c>42</c>. Null for other numbers, because the
    /// engine does not keep their notation: <c>1.10</c> would become 1.1.
    /// </summary>
    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number when value.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>
    /// The bastion reads its operators from its tags in the instance metadata, which limits the keys of all its tags:
    /// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/work-with-tags-in-IMDS.html
    /// </summary>
    public static void CheckOperators(
        IReadOnlyDictionary<string, string> tags, Seq<Operator>? operators, ProblemList problems)
    {
        if (operators is not { } named)
        {
            return;
        }

        foreach (var name in tags.Keys.Where(name => !MetadataKey().IsMatch(name)))
        {
            problems.Add(
                $"{Key}.{name}",
                null,
                "must contain only a-z, A-Z, 0-9 and + - = . , _ : @ with infra:bastion.operators, because the bastion reads its "
                    + "tags from its metadata",
                "rename the tag");
        }

        if (named.Count + tags.Count > MaxTags)
        {
            problems.Add(
                "infra:bastion.operators",
                null,
                $"{named.Count} operators and {tags.Count} tags are more than the {MaxTags} tags that the bastion can have "
                    + "beside those "
                    + "of the stack",
                "remove some");
        }
    }

    [GeneratedRegex(@"^(?!\.{1,2}\z|_index\z)[A-Za-z0-9+=.,_:@-]+\z")]
    private static partial Regex MetadataKey();

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
            // Reported below: it is not an object.
        }

        problems.Add(Key, SettingsSection.Shown(json), "must be an object", "write one key: value per line");
        return [];
    }
}
