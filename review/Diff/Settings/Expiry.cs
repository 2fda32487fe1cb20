using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Diff.Settings;

/// <summary>The expiration of objects by the lifecycle rules of a bucket, for each prefix of a rule.</summary>
internal static class Expiry
{
    // The status of a disabled rule.
    private const string Off = "Disabled";

    public static bool IsSooner(JsonNode? before, JsonNode? after) =>
        Active(before).Concat(Active(after)).Select(Prefix).Distinct().Any(prefix =>
            Soonest(after, prefix, "noncurrentVersionExpiration", "noncurrentDays")
                < Soonest(before, prefix, "noncurrentVersionExpiration", "noncurrentDays")
            || Soonest(after, prefix, "expiration", "days") < Soonest(before, prefix, "expiration", "days"))
        || Dates(after).Except(Dates(before)).Any();

    // If several rules apply to an object, S3 follows the rule that deletes it first.
    private static double Soonest(JsonNode? rules, string prefix, string action, string days) =>
        Active(rules).Where(rule => prefix.StartsWith(Prefix(rule), StringComparison.Ordinal))
            .Select(rule => (rule[action] as JsonObject)?[days].AsNumber() ?? double.PositiveInfinity)
            .DefaultIfEmpty(double.PositiveInfinity).Min();

    private static string Prefix(JsonObject rule) => rule["filter"] is JsonObject filter
        ? ((filter["and"] as JsonObject ?? filter)["prefix"]?.ToString() ?? "")
        : rule["prefix"]?.ToString() ?? "";

    private static IEnumerable<string> Dates(JsonNode? rules) =>
        Active(rules).Select(rule => rule["expiration"] is JsonObject found ? found["date"]?.ToString() : null).OfType<string>();

    private static IEnumerable<JsonObject> Active(JsonNode? rules) =>
        (rules as JsonArray ?? []).OfType<JsonObject>().Where(rule => rule["status"]?.ToString() != Off);
}
