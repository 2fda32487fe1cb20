using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Diff.Settings;

/// <summary>When the rules of a bucket's lifecycle take objects away.</summary>
internal static class Expiry
{
    // Rules that are switched off do nothing.
    private const string Off = "Disabled";

    public static bool IsSooner(JsonNode? before, JsonNode? after) =>
        Soonest(after, "noncurrentVersionExpiration", "noncurrentDays") < Soonest(
            before, "noncurrentVersionExpiration", "noncurrentDays")
        || Soonest(after, "expiration", "days") < Soonest(before, "expiration", "days")
        || Dates(after).Except(Dates(before)).Any();

    private static double Soonest(JsonNode? rules, string action, string days) =>
        Active(rules).Select(rule => (rule[action] as JsonObject)?[days].AsNumber() ?? double.PositiveInfinity)
            .DefaultIfEmpty(double.PositiveInfinity).Min();

    private static IEnumerable<string> Dates(JsonNode? rules) =>
        Active(rules).Select(rule => rule["expiration"] is JsonObject found ? found["date"]?.ToString() : null).OfType<string>();

    private static IEnumerable<JsonObject> Active(JsonNode? rules) =>
        (rules as JsonArray ?? []).OfType<JsonObject>().Where(rule => rule["status"]?.ToString() != Off);
}
