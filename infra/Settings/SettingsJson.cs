using System.Text.Json;

namespace Infra.Settings;

/// <summary>Reads the JSON of a setting that is an object.</summary>
internal static class SettingsJson
{
    /// <param name="json">The value of the setting; null if it has none.</param>
    /// <returns>The members; null if the value is not an object.</returns>
    public static IReadOnlyDictionary<string, JsonElement>? Members(string key, string? json, ProblemList problems)
    {
        if (json is null)
        {
            return new Dictionary<string, JsonElement>();
        }

        JsonElement value;
        try
        {
            using var document = JsonDocument.Parse(json);
            value = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // A plain string instead of an object, such as the result of `pulumi config set network 10.0.0.0/16`.
            problems.RefuseType(
                key, SettingsSection.Shown(json), "must be an object", "write its settings below it, one per line");
            return null;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            problems.RefuseType(
                key, SettingsSection.Shown(json), "must be an object", "write its settings below it, one per line");
            return null;
        }

        if (UnreadableText(key, value) is { } at)
        {
            problems.Add(
                at, null, "has half of a surrogate pair, a \\u escape from \\uD800 to \\uDFFF, which is no character",
                "write the character itself");
            return new Dictionary<string, JsonElement>();
        }

        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }

    /// <summary>The path of the first text that JSON allows but a .NET string cannot represent; null if there is none.</summary>
    private static string? UnreadableText(string at, JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.Object => value.EnumerateObject()
                    .Select(member => UnreadableText($"{at}.{member.Name}", member.Value))
                        .FirstOrDefault(found => found is not null),
                JsonValueKind.Array => value.EnumerateArray()
                    .Select((item, i) => UnreadableText($"{at}[{i}]", item)).FirstOrDefault(found => found is not null),
                JsonValueKind.String => value.GetString() is null ? at : null,
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return at;
        }
    }
}
