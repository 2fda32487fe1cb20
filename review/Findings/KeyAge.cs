using System.Globalization;
using System.Text.Json.Nodes;
using Infra.Settings;
using Review.Model;

namespace Review.Findings;

/// <summary>Reports active access keys in the settings that are too old, or have no date.</summary>
internal static class KeyAge
{
    private const string Keys = "keys";

    /// <param name="today">The day of the review; null if the age does not matter.</param>
    public static IEnumerable<Finding> Check(JsonObject settings, DateOnly? today) => today is { } day
        ? settings.SelectMany(setting => Below(setting.Key, setting.Value, day))
        : [];

    // A list of keys can be inside another setting, one for each user.
    private static IEnumerable<Finding> Below(string where, JsonNode? value, DateOnly day) => value switch
    {
        JsonObject section => section.SelectMany(member => member is { Key: Keys, Value: JsonArray list }
            ? list.SelectMany((key, index) => Of($"{where}.{Keys}[{index}]", key, MaxAge(section), day))
            : Below($"{where}.{member.Key}", member.Value, day)),
        JsonArray list => list.SelectMany((item, index) => Below($"{where}[{index}]", item, day)),
        _ => [],
    };

    private static int MaxAge(JsonObject section) =>
        int.TryParse(section["keyMaxAgeDays"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? days : KeyLife.DefaultMaxAgeDays;

    private static IEnumerable<Finding> Of(string where, JsonNode? item, int maxAge, DateOnly day)
    {
        if (item is not JsonObject key || key["slot"].AsText() is not { } slot || key["status"].AsText() == "inactive")
        {
            yield break;
        }

        if (SettingDate.Of(key["created"].AsText()) is not { } created)
        {
            yield return new(
                "KEY_AGE_UNKNOWN", Severity.Warning, $"the access key in slot {slot} is active, and its settings have no date",
                $"{where}.created", "write the CreateDate of `aws iam list-access-keys` as created, or review with --credential-report");
        }
        else if (created > day)
        {
            yield return new(
                "KEY_AGE_UNKNOWN", Severity.Warning,
                $"the access key in slot {slot} has the date {created:yyyy-MM-dd}, which is in the future",
                $"{where}.created", "write the CreateDate of `aws iam list-access-keys`");
        }
        else if (day.DayNumber - created.DayNumber > maxAge)
        {
            yield return new(
                "KEY_OLD",
                Severity.Warning,
                // Without the number of days, so that two reports differ only where the stack does.
                $"the access key in slot {slot} of {created:yyyy-MM-dd} is active and more than {maxAge} days old",
                where,
                "add a key in the other slot, hand it over, then make this one inactive: docs/key-rotation.md");
        }
    }
}
