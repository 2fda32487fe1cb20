using System.Text.Json.Nodes;

namespace Review.Model;

/// <summary>A resource as the program declares it.</summary>
/// <param name="Urn">The URN that the engine would give it, with the types of all components above it.</param>
/// <param name="Parent">The parent's URN; null for the stack itself.</param>
/// <param name="Id">The id that a review assumes; null for the stack and for components.</param>
/// <param name="Inputs">By wire name, with every secret as <c>[secret]</c>.</param>
/// <param name="Documents">The inputs that are text, also secret ones whose secret parts are placeholders: policy documents are read from here.</param>
/// <param name="Assumed">What a provider would compute, as this review assumed it.</param>
/// <param name="Protect">Its own option, or else its nearest ancestor's.</param>
/// <param name="RetainOnDelete">Like <paramref name="Protect"/>.</param>
/// <param name="DependsOn">The URNs of what it waits for beside what its inputs need.</param>
public sealed record DeclaredResource(
    string Urn,
    string Type,
    string Name,
    string? Parent,
    string? Id,
    JsonObject Inputs,
    IReadOnlyDictionary<string, string> Documents,
    JsonObject Assumed,
    bool Protect,
    bool RetainOnDelete,
    IReadOnlyList<string> DependsOn)
{
    /// <summary>The paths of the inputs that a secret reaches and that are no secrets: <c>tags.owner</c>.</summary>
    public IReadOnlyList<string> ExposedSecrets { get; init; } = [];

    /// <summary>An input or an assumed output that is text.</summary>
    public string? Text(string property) =>
        (Inputs[property] ?? Assumed[property]) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>What other resources refer to it by: its assumed ARN, or its id.</summary>
    public bool Answers(string? reference) => reference is { Length: > 0 } && (reference == Id || reference == Text("arn"));
}

/// <summary>All that a stack declares, in the order in which its program does.</summary>
/// <param name="Outputs">The outputs of the stack, with secrets as <c>[secret]</c>, by name.</param>
public sealed record Declaration(string Stack, IReadOnlyList<DeclaredResource> Resources, JsonObject Outputs)
{
    /// <summary>The outputs that a secret reaches and that are no secrets.</summary>
    public IReadOnlyList<string> ExposedSecrets { get; init; } = [];
}
