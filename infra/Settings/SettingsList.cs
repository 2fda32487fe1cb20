using System.Text.Json;
using IamEngine.Model;

namespace Infra.Settings;

/// <summary>Settings that are lists of objects, each a section of its own.</summary>
internal static class SettingsList
{
    /// <summary>The items of a setting that is a list of objects: <c>infra:uploaders[0]</c>.</summary>
    /// <param name="json">The value of the setting; null if it has none.</param>
    public static Seq<SettingsSection> Of(string key, string? json, ProblemList problems)
    {
        if (json is null)
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Array)
            {
                return Items(key, document.RootElement.Clone(), problems);
            }
        }
        catch (JsonException)
        {
            // Reported below: it is not a list.
        }

        problems.RefuseType(
            key, SettingsSection.Shown(json), "must be a list", "write one item after each hyphen, with its settings below");
        return [];
    }

    public static Seq<SettingsSection> Items(string key, JsonElement list, ProblemList problems)
    {
        var sections = new List<SettingsSection>();
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                sections.Add(new($"{key}[{index}]", item.GetRawText(), problems));
            }
            else
            {
                problems.RefuseType(
                    $"{key}[{index}]", SettingsSection.Shown(item.ToString()), "must be an object",
                    "write its settings after the hyphen, one per line");
            }
        }

        return sections.ToSeq();
    }
}
