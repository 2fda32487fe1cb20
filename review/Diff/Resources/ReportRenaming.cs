using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Review.Model;

namespace Review.Diff.Resources;

/// <summary>
/// Rewrites the base with the ids, ARNs and names of the head. Without this, a renamed bucket would look like access lost to one
/// bucket and gained to another.
/// </summary>
internal static class ReportRenaming
{
    public static ReviewReport As(ReviewReport report, IReadOnlyDictionary<string, string> names)
    {
        if (names.Count == 0)
        {
            return report;
        }

        // One pass with the longest names first: a name inside a longer name is not replaced, and replaced text is not changed
        // again.
        var any = new Regex(
            $"(?<![A-Za-z0-9-])(?:{string.Join('|', names.Keys.OrderByDescending(name => name.Length).Select(Regex.Escape))})(?![A-Za-z0-9_-])",
            RegexOptions.CultureInvariant);
        var json = Rewrite(
            JsonNode.Parse(JsonReport.Write(report)), text => text.StartsWith("urn:pulumi:", StringComparison.Ordinal)
            ? Urn(text, names)
            : any.Replace(text, found => names[found.Value]));
        // If a name is also a word of the policies, the rewritten report may be unreadable. The comparison then uses the original
        // report, which gives more differences, never fewer.
        return ReportReader.Read(json) is ReportReading.Read read ? read.Report : report;
    }

    private static JsonNode? Rewrite(JsonNode? node, Func<string, string> rewrite) => node switch
    {
        JsonObject members =>
            new JsonObject(
                members.Select(
                    member => KeyValuePair.Create(
                        member.Key, IsKeptAsIs(member.Key) ? member.Value?.DeepClone() : Rewrite(member.Value, rewrite)))),
        JsonArray items => new JsonArray([.. items.Select(item => Rewrite(item, rewrite))]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(rewrite(text)),
        _ => node?.DeepClone(),
    };

    // A URN contains the name in the program, which can be equal to the AWS name of another resource.
    private static string Urn(string text, IReadOnlyDictionary<string, string> names)
    {
        var urn = text.Split(' ')[0];
        return names.TryGetValue(urn, out var other) ? other + text[urn.Length..] : text;
    }

    // These members contain fixed words of the report, never names.
    private static bool IsKeptAsIs(string member) => member is "type" or "kind" or "decision" or "severity" or "code";
}
