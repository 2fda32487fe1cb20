using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Review.Model;

namespace Review.Diff.Resources;

/// <summary>
/// The base, with everything called as the head calls it. A review assumes ids and ARNs; were they compared as texts, a renamed
/// bucket would look like access to one bucket lost and to another gained.
/// </summary>
internal static class ReportRenaming
{
    public static ReviewReport As(ReviewReport report, IReadOnlyDictionary<string, string> names)
    {
        if (names.Count == 0)
        {
            return report;
        }

        // All at once, the longest first: a name that stands in another must not be taken for it, and what was put in stays as it
        // is.
        var any = new Regex(
            $"(?<![A-Za-z0-9-])(?:{string.Join('|', names.Keys.OrderByDescending(name => name.Length).Select(Regex.Escape))})(?![A-Za-z0-9_-])",
            RegexOptions.CultureInvariant);
        var json = Rewrite(
            JsonNode.Parse(JsonReport.Write(report)), text => text.StartsWith("urn:pulumi:", StringComparison.Ordinal)
            ? Urn(text, names)
            : any.Replace(text, found => names[found.Value]));
        // A report from elsewhere can give a resource a word of the policies as its name. Without renaming, the comparison shows
        // more differences, never fewer.
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

    // The program's own name for a resource is in it, which may well be what AWS calls another.
    private static string Urn(string text, IReadOnlyDictionary<string, string> names)
    {
        var urn = text.Split(' ')[0];
        return names.TryGetValue(urn, out var other) ? other + text[urn.Length..] : text;
    }

    // Words of the report itself, never names of things.
    private static bool IsKeptAsIs(string member) => member is "type" or "kind" or "decision" or "severity" or "code";
}
