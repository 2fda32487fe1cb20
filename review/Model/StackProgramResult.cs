using System.Text.Json.Nodes;

namespace Review.Model;

/// <summary>All that a stack declares, in the order in which its program does.</summary>
/// <param name="Outputs">The outputs of the stack, with secrets as <c>[secret]</c>, by name.</param>
public sealed record StackProgramResult(string Stack, IReadOnlyList<ReportedResource> Resources, JsonObject Outputs);
