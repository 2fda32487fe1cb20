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
    /// <exception cref="FormatException">A part has another type than S3 documents.</exception>
    public static IEnumerable<LifecycleRule> ReadAll(JsonPart configuration) =>
        (configuration.Member("rules") ?? throw new FormatException("a lifecycle configuration must have a list of Rules"))
            .Items().Select(Read);

    private static LifecycleRule Read(JsonPart rule, int index)
    {
        var expiration = rule.Member("expiration");
        return new(
            rule.Member("id")?.Text() ?? $"rule {index + 1}",
            Enabled: !string.Equals(rule.Member("status")?.Text(), "Disabled", StringComparison.OrdinalIgnoreCase),
            PrefixOf(rule),
            Expires: expiration?.Member("date") is not null || expiration?.Member("days")?.Days() > 0,
            Freezes: Transitions(rule).FirstOrDefault(storage => storage is "GLACIER" or "DEEP_ARCHIVE"),
            AbortDays: rule.Member("abortIncompleteMultipartUpload")?.Member("daysAfterInitiation")?.Days());
    }

    // Tags and sizes of checkpoint objects are unknown, so only the filter's prefix counts.
    private static string PrefixOf(JsonPart rule)
    {
        var filter = rule.Member("filter");
        return filter?.Member("and")?.Member("prefix")?.Text() ?? filter?.Member("prefix")?.Text()
            ?? rule.Member("prefix")?.Text() ?? "";
    }

    private static IEnumerable<string?> Transitions(JsonPart rule) =>
        (rule.Member("transitions") ?? rule.Member("transition")) switch
        {
            null => [],
            { Element.ValueKind: JsonValueKind.Object } one => [one.Member("storageClass")?.Text()],
            { } many => many.Items().Select(one => one.Member("storageClass")?.Text()),
        };
}
