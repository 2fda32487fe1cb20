using System.Text.Json.Nodes;

namespace Review.Model;

/// <summary>Looks things up in what a report says was declared.</summary>
internal static class ResourceLookup
{
    public static IEnumerable<ReportedResource> Of(this ReviewReport report, string type) =>
        report.Resources.Where(resource => resource.Type == type);

    /// <summary>The texts of a list that the resource was declared with.</summary>
    public static IReadOnlyList<string> Texts(this ReportedResource resource, string name) =>
        resource.Inputs[name] is JsonArray list ? [.. list.Select(JsonTexts.AsText).OfType<string>()] : [];

    /// <summary>Whether a reference means the resource: its id, name or ARN.</summary>
    public static bool Answers(this ReportedResource resource, string? reference) =>
        !string.IsNullOrEmpty(reference)
            && (reference == resource.Id || reference == resource.Text("arn") || reference == resource.Text("name"));
}
