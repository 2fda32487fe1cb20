using System.Text.Json.Nodes;

namespace Review.Model;

/// <summary>What the program of a stack declares, in order of declaration.</summary>
/// <param name="Outputs">The outputs of the stack, with secrets as <c>[secret]</c>, by name.</param>
public sealed record StackProgramResult(string Stack, IReadOnlyList<ReportedResource> Resources, JsonObject Outputs)
{
    /// <summary>The outputs that contain a secret and are not marked as secret.</summary>
    public IReadOnlyList<string> ExposedSecrets { get; init; } = [];
}
