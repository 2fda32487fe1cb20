using System.Text.Json.Nodes;

namespace Rehearsal.Creation;

/// <summary>Inputs that are text for the program and JSON for the service.</summary>
internal static class JsonText
{
    /// <summary>The declared text where the service holds the same JSON, else what it holds.</summary>
    public static string? AsDeclared(string declared, JsonNode? held) =>
        JsonNode.DeepEquals(JsonNode.Parse(declared), held) ? declared : held?.ToJsonString();
}
