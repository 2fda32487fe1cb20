using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Review.Model;

/// <summary>A resource as the program declares it.</summary>
/// <param name="Urn">The URN that the engine would give it, with the types of all components above it.</param>
/// <param name="Parent">The parent's URN; null for the stack itself.</param>
/// <param name="Id">The id that a review assumes; null for the stack and for components.</param>
/// <param name="Inputs">By wire name, with every secret as <c>[secret]</c>.</param>
/// <param name="Assumed">What a provider would compute, as this review assumed it.</param>
public sealed record ReportedResource(
    string Urn, string Type, string Name, string? Parent, string? Id, JsonObject Inputs, JsonObject Assumed, ReportedOptions Options)
{
    /// <summary>
    /// The inputs that are text, also secret ones whose secret parts are placeholders: policy documents are read from here. Empty
    /// in a report that was read from a file.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> DocumentTexts { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// A text that the resource was declared with, or that the review assumed for it; a dot leads into an object.
    /// </summary>
    public string? Text(string path)
    {
        var names = path.Split('.');
        return names.Skip(1).Aggregate(Inputs[names[0]] ?? Assumed[names[0]], (node, name) => (node as JsonObject)?[name]).AsText();
    }

    /// <summary>The texts of a list that the resource was declared with.</summary>
    public IReadOnlyList<string> Texts(string input) => Inputs[input].AsTexts();

    /// <summary>
    /// The name that AWS keeps it by, as declared; null where its type has none, or the program leaves it to the provider.
    /// </summary>
    [JsonIgnore]
    public string? NameInAws => ResourceTypes.Find(Type)?.NameInput is { } input ? Inputs[input].AsText() : null;

    [JsonIgnore]
    public IEnumerable<(string Key, string Value)> Tags =>
        Inputs["tags"] is JsonObject tags ? tags.Select(tag => (tag.Key, tag.Value!.ToString())) : [];

    /// <summary>Whether a reference of another resource means this one: its id, ARN or name.</summary>
    public bool Answers(string? reference) =>
        !string.IsNullOrEmpty(reference) && (reference == Id || reference == Text("arn") || reference == Text("name"));
}

/// <param name="Protect">Its own option, or else its nearest ancestor's.</param>
/// <param name="RetainOnDelete">Like <paramref name="Protect"/>.</param>
/// <param name="DependsOn">The URNs of what it waits for beside what its inputs need.</param>
public sealed record ReportedOptions(bool Protect, bool RetainOnDelete, IReadOnlyList<string> DependsOn);

/// <summary>The one way in which resources are looked up.</summary>
public static class ResourceLookup
{
    /// <summary>The resources of a type, in the order in which they are declared.</summary>
    public static IEnumerable<ReportedResource> Of(this IEnumerable<ReportedResource> resources, params string[] types) =>
        resources.Where(resource => types.Contains(resource.Type));

    /// <summary>The resource of a type that a reference (id, ARN or name) means; null where the stack declares none.</summary>
    public static ReportedResource? Find(this IEnumerable<ReportedResource> resources, string type, string? reference) =>
        resources.FirstOrDefault(resource => resource.Type == type && resource.Answers(reference));

    public static ReportedResource? WithUrn(this IEnumerable<ReportedResource> resources, string urn) =>
        resources.FirstOrDefault(resource => resource.Urn == urn);

    /// <summary>
    /// The name by which a reader knows a resource, prefix list or service that an id means; the id itself where it is not
    /// declared.
    /// </summary>
    public static string NameOf(this IEnumerable<ReportedResource> resources, string id) =>
        resources.FirstOrDefault(resource => resource.Id == id)?.Name
        ?? resources.FirstOrDefault(resource => resource.Assumed["prefixListId"].AsText() == id)?.Text("serviceName")
        ?? id;
}
