using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Diff.Settings;

/// <summary>
/// What the lifecycle rules of a bucket do to objects earlier, or to more objects, than before. An action of a new rule is no
/// change if an old rule did it to all of its objects, at the latest at the same time: of several rules, S3 follows the one that
/// acts first. https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-conflicts.html
/// </summary>
internal static class LifecycleChange
{
    // The status of a disabled rule.
    private const string Off = "Disabled";

    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
    private static readonly string[] Archives = ["GLACIER", "DEEP_ARCHIVE"];
    private static readonly string[] OneZone = ["ONEZONE_IA"];

    /// <summary>Whether objects or their old versions are deleted sooner.</summary>
    public static bool DeletesSooner(JsonNode? before, JsonNode? after) =>
        IsSooner(before, after, rule => At(rule["expiration"], "days"))
        || IsSooner(before, after, rule => At(rule["noncurrentVersionExpiration"], "noncurrentDays", "newerNoncurrentVersions"))
        || Dates(after).Except(Dates(before)).Any();

    /// <summary>Whether unfinished uploads are aborted sooner.</summary>
    public static bool AbortsSooner(JsonNode? before, JsonNode? after) =>
        IsSooner(before, after, rule => At(rule["abortIncompleteMultipartUpload"], "daysAfterInitiation"));

    /// <summary>Whether objects move sooner into a class from which they must be restored before somebody reads them.</summary>
    public static bool ArchivesSooner(JsonNode? before, JsonNode? after) => MovesSooner(before, after, Archives);

    /// <summary>Whether objects move sooner into a class that keeps them in one Availability Zone.</summary>
    public static bool MovesToOneZone(JsonNode? before, JsonNode? after) => MovesSooner(before, after, OneZone);

    private static bool MovesSooner(JsonNode? before, JsonNode? after, string[] classes) =>
        IsSooner(before, after, rule => To(rule["transitions"], classes, "days"))
        || IsSooner(before, after, rule => To(rule["noncurrentVersionTransitions"], classes, "noncurrentDays"));

    // The first of a rule's transitions to the classes; one with a date instead of days counts as made at once.
    private static double[]? To(JsonNode? transitions, string[] classes, string days) => transitions.AsObjects()
        .Where(transition => classes.Contains(transition["storageClass"].AsText()))
        .Select(transition => (double[])
            [transition[days].AsNumber() ?? 0, transition["newerNoncurrentVersions"].AsNumber() ?? 0])
        .MinBy(when => when[0]);

    private static bool IsSooner(JsonNode? before, JsonNode? after, Func<JsonObject, double[]?> when)
    {
        var old = Active(before).Select(rule => (Scope: Scope.Of(rule), When: when(rule))).Where(one => one.When is not null)
            .ToArray();
        return Active(after).Any(rule => when(rule) is { } acts && Scope.Of(rule) is var scope && !old.Any(known =>
            known.Scope.Covers(scope) && known.When!.Zip(acts).All(pair => pair.First <= pair.Second)));
    }

    // When an action happens, by all of the given members; one that is missing is zero. Null without the action.
    private static double[]? At(JsonNode? action, params string[] members) =>
        action is JsonObject found && members.Any(member => found[member].AsNumber() is not null)
            ? [.. members.Select(member => found[member].AsNumber() ?? 0)] : null;

    private static IEnumerable<string> Dates(JsonNode? rules) =>
        Active(rules).Select(rule => rule["expiration"].At("date")?.ToString()).OfType<string>();

    private static IEnumerable<JsonObject> Active(JsonNode? rules) =>
        rules.AsObjects().Where(rule => rule["status"]?.ToString() != Off);

    /// <summary>The objects that a rule is about.</summary>
    private sealed record Scope(string Prefix, IReadOnlySet<string> Tags, double Above, double Below)
    {
        public static Scope Of(JsonObject rule)
        {
            var filter = rule["filter"] as JsonObject;
            var parts = filter?["and"] as JsonObject ?? filter;
            var tags = (parts?["tags"] as JsonObject ?? []).Select(tag => $"{tag.Key}={tag.Value}");
            return new(
                (parts?["prefix"] ?? rule["prefix"])?.ToString() ?? "",
                (parts?["tag"] is JsonObject tag ? tags.Append($"{tag["key"]}={tag["value"]}") : tags).ToHashSet(),
                parts?["objectSizeGreaterThan"].AsNumber() ?? -1,
                parts?["objectSizeLessThan"].AsNumber() ?? double.PositiveInfinity);
        }

        /// <summary>Whether each object of the other rule is one of this rule.</summary>
        public bool Covers(Scope other) => other.Prefix.StartsWith(Prefix, StringComparison.Ordinal)
            && Tags.IsSubsetOf(other.Tags) && Above <= other.Above && Below >= other.Below;
    }
}
