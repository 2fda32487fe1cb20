using System.Text.Json;

namespace Review.StateSafety;

/// <summary>
/// The parts of a lifecycle rule that affect current objects or unfinished uploads. Read from S3's answer
/// (<c>{"Rules": [{"ID": ..}]}</c>) or from a resource's inputs (<c>{"rules": [{"id": ..}]}</c>).
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html
/// </summary>
/// <param name="Prefix">The prefix of the keys that the rule applies to; empty for all.</param>
/// <param name="Expires">Whether current objects expire, at an age or on a date.</param>
/// <param name="Freezes">The storage class, readable only after a restore, that current objects move to; null for none.</param>
/// <param name="AbortDays">After how many days S3 aborts unfinished uploads; null for never.</param>
internal sealed record LifecycleRule(string Id, bool Enabled, string Prefix, bool Expires, string? Freezes, int? AbortDays)
{
    public static IEnumerable<LifecycleRule> ReadAll(JsonElement configuration)
    {
        if (Member(configuration, "rules") is not { ValueKind: JsonValueKind.Array } rules)
        {
            throw new FormatException("a lifecycle configuration must have a list of Rules");
        }

        return rules.EnumerateArray().Select(Read);
    }

    private static LifecycleRule Read(JsonElement rule, int index)
    {
        var expiration = Member(rule, "expiration");
        return new(
            Text(rule, "id") ?? $"rule {index + 1}",
            Enabled: !string.Equals(Text(rule, "status"), "Disabled", StringComparison.OrdinalIgnoreCase),
            PrefixOf(rule),
            Expires: Member(expiration, "date") is not null || Member(expiration, "days") is { } days && Number(days) > 0,
            Freezes: Transitions(rule).FirstOrDefault(storage => storage is "GLACIER" or "DEEP_ARCHIVE"),
            AbortDays: Member(Member(rule, "abortIncompleteMultipartUpload"), "daysAfterInitiation") is { } abort ? Number(abort)
                : null);
    }

    // Tags and sizes of checkpoint objects are unknown, so only the filter's prefix counts.
    private static string PrefixOf(JsonElement rule)
    {
        var filter = Member(rule, "filter");
        return Text(Member(filter, "and"), "prefix") ?? Text(filter, "prefix") ?? Text(rule, "prefix") ?? "";
    }

    private static IEnumerable<string?> Transitions(JsonElement rule) =>
        (Member(rule, "transitions") ?? Member(rule, "transition")) switch
        {
            { ValueKind: JsonValueKind.Array } many => many.EnumerateArray().Select(one => Text(one, "storageClass")),
            { ValueKind: JsonValueKind.Object } one => [Text(one, "storageClass")],
            _ => [],
        };

    private static int Number(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? (int)value.GetDouble()
        : throw new FormatException($"{value.GetRawText()} is not a number of days");

    private static string? Text(JsonElement? element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    // S3 writes Prefix and ID where a resource has prefix and id.
    private static JsonElement? Member(JsonElement? element, string name)
    {
        if (element is not { ValueKind: JsonValueKind.Object } found)
        {
            return null;
        }

        foreach (var member in found.EnumerateObject())
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)
                && member.Value.ValueKind != JsonValueKind.Null)
            {
                return member.Value;
            }
        }

        return null;
    }
}
