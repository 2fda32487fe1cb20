using System.Text.Json.Nodes;
using Rehearsal.Cloud;

namespace Rehearsal.Creation;

/// <summary>The API calls for one resource type: create a resource, and read it back.</summary>
/// <param name="Type">Pulumi's type token: <c>aws:s3/bucket:Bucket</c>.</param>
/// <param name="Create">Creates a resource in the emulator.</param>
/// <param name="Read">Reads a resource back: its inputs by wire name. Null if no API returns them.</param>
internal sealed record ResourceHandler(
    string Type,
    Func<EmulatedCloud, DesiredResource, CancellationToken, Task<CreatedResource>> Create,
    Func<EmulatedCloud, DesiredResource, CreatedResource, CancellationToken, Task<JsonObject>>? Read)
{
    /// <summary>The inputs that are policy documents. They are compared as parsed policies, not as text.</summary>
    public IReadOnlyDictionary<string, PolicyDocumentType> PolicyDocuments { get; init; } =
        new Dictionary<string, PolicyDocumentType>();

    /// <summary>
    /// The inputs that cannot be read back, each with the reason: the emulator does not store them, or only the provider uses
    /// them.
    /// </summary>
    public IReadOnlyDictionary<string, string> NotCompared { get; init; } = new Dictionary<string, string>();

    /// <summary>A difference between the emulator and AWS. The report shows it as a note.</summary>
    public string? Note { get; init; }

    public ResourceHandler WithPolicyDocument(string input, PolicyDocumentType type) =>
        this with { PolicyDocuments = new Dictionary<string, PolicyDocumentType>(PolicyDocuments) { [input] = type } };

    public ResourceHandler NotComparing(string input, string reason) =>
        this with { NotCompared = new Dictionary<string, string>(NotCompared) { [input] = reason } };
}

internal enum PolicyDocumentType
{
    Identity,
    Trust,
    Resource,
}
