using System.Text.Json.Nodes;

namespace Rehearsal.Creation;

/// <summary>Inputs that the program declares as text and the service stores as JSON.</summary>
internal static class JsonInput
{
    /// <summary>The declared text if the stored JSON is equal to it; otherwise the stored JSON.</summary>
    public static string? AsDeclared(string declared, JsonNode? actual) =>
        JsonNode.DeepEquals(JsonNode.Parse(declared), actual) ? declared : actual?.ToJsonString();
}
