using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Review.Model;

/// <summary>A declared resource.</summary>
/// <param name="Urn">The URN that the engine gives it, with the types of its parent components.</param>
/// <param name="Parent">The parent's URN; null for the stack itself.</param>
/// <param name="Id">The assumed id; null for the stack and for components.</param>
/// <param name="Inputs">By wire name, with every secret as <c>[secret]</c>.</param>
/// <param name="Assumed">The assumed values of computed outputs.</param>
public sealed record ReportedResource(
    string Urn, string Type, string Name, string? Parent, string? Id, JsonObject Inputs, JsonObject Assumed,
    ReportedOptions Options)
{
    /// <summary>
    /// The text inputs, also secret ones, with placeholders for the secret parts: policy documents are read from here. Empty in a
    /// report that was read from a file.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> DocumentTexts { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The URNs of the resources that an input takes a value from, by the input's wire name; null in a report of an earlier
    /// version. The engine decides with them which resources it replaces together.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? PropertyDependencies { get; init; }

    /// <summary>The paths of inputs that contain a secret and are not marked as secret: <c>tags.owner</c>.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> ExposedSecrets { get; init; } = [];

    /// <summary>
    /// A text among the inputs or the assumed outputs; a dot separates the names of a path.
    /// </summary>
    public string? Text(string path)
    {
        if (!path.Contains('.', StringComparison.Ordinal))
        {
            return (Inputs[path] ?? Assumed[path]).AsText();
        }

        var names = path.Split('.');
        return (Inputs[names[0]] ?? Assumed[names[0]]).At(names.AsSpan(1)).AsText();
    }

    /// <summary>The texts of a list among the inputs.</summary>
    public IReadOnlyList<string> Texts(string input) => Inputs[input].AsTexts();

    /// <summary>
    /// The declared name in AWS; null if its type has none, or if the provider chooses it.
    /// </summary>
    [JsonIgnore]
    public string? NameInAws => ResourceTypes.Find(Type)?.NameInput is { } input ? Inputs[input].AsText() : null;

    [JsonIgnore]
    public IEnumerable<(string Key, string Value)> Tags =>
        Inputs["tags"] is JsonObject tags ? tags.Select(tag => (tag.Key, tag.Value!.ToString())) : [];

    /// <summary>Whether a reference (id, ARN or name) points to this resource.</summary>
    public bool Answers(string? reference) =>
        !string.IsNullOrEmpty(reference) && (reference == Id || reference == Text("arn") || reference == Text("name"));
}

/// <summary>Looks up resources.</summary>
public static class ResourceLookup
{
    /// <summary>The resources of a type, in order of declaration.</summary>
    public static IEnumerable<ReportedResource> Of(this IEnumerable<ReportedResource> resources, params string[] types) =>
        resources.Where(resource => types.Contains(resource.Type));

    /// <summary>The resource of a type that a reference (id, ARN or name) points to; null if the stack declares none.</summary>
    public static ReportedResource? Find(this IEnumerable<ReportedResource> resources, string type, string? reference) =>
        resources.FirstOrDefault(resource => resource.Type == type && resource.Answers(reference));

    public static ReportedResource? WithUrn(this IEnumerable<ReportedResource> resources, string urn) =>
        resources.FirstOrDefault(resource => resource.Urn == urn);

    /// <summary>
    /// The display name of the resource, prefix list or service with an id; the id itself if it is not declared.
    /// </summary>
    public static string NameOf(this IEnumerable<ReportedResource> resources, string id) =>
        resources.FirstOrDefault(resource => resource.Id == id)?.Name
        ?? resources.FirstOrDefault(resource => resource.Assumed["prefixListId"].AsText() == id)?.Text("serviceName")
        ?? id;
}
