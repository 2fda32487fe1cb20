using System.Text.Json.Nodes;
using Review.Report;

namespace Review.Pictures;

/// <summary>Looks things up in what a report says was declared.</summary>
internal static class Declared
{
    public static IEnumerable<ReportedResource> Of(this ReviewReport report, string type) =>
        report.Resources.Where(resource => resource.Type == type);

    /// <summary>A text that the resource was declared with, or that the review assumed for it; a dot leads into an object.</summary>
    public static string? Text(this ReportedResource resource, string path)
    {
        JsonNode? node = null;
        foreach (var (name, index) in path.Split('.').Select((name, index) => (name, index)))
        {
            node = index == 0 ? resource.Inputs[name] ?? resource.Assumed[name] : (node as JsonObject)?[name];
        }

        return Text(node);
    }

    /// <summary>The texts of a list that the resource was declared with.</summary>
    public static IReadOnlyList<string> Texts(this ReportedResource resource, string name) =>
        resource.Inputs[name] is JsonArray list ? [.. list.Select(Text).OfType<string>()] : [];

    /// <summary>Whether a reference means the resource: its id, name or ARN.</summary>
    public static bool Answers(this ReportedResource resource, string? reference) =>
        !string.IsNullOrEmpty(reference)
            && (reference == resource.Id || reference == resource.Text("arn") || reference == resource.Text("name"));

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
