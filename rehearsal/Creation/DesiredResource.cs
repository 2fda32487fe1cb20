using System.Globalization;
using System.Text.Json.Nodes;

namespace Rehearsal.Creation;

/// <summary>A resource as the program declares it.</summary>
/// <param name="Name">The name in the program.</param>
/// <param name="Inputs">By wire name, such as <c>cidrBlock</c>.</param>
internal sealed record DesiredResource(string Type, string Name, JsonObject Inputs)
{
    /// <summary>A required text input.</summary>
    public string Text(string input) =>
        TextOrNull(input) ?? throw new InvalidOperationException($"{Type} `{Name}` has no {input}");

    public string? TextOrNull(string input) => Inputs[input]?.ToString();

    public bool Flag(string input) => Inputs[input]?.GetValue<bool>() ?? false;

    public int Number(string input) => int.Parse(Text(input), CultureInfo.InvariantCulture);

    public IEnumerable<string> Texts(string input) => (Inputs[input] as JsonArray ?? []).Select(item => item!.ToString());

    public JsonObject Object(string input) => (JsonObject)Inputs[input]!;

    public IEnumerable<JsonObject> Objects(string input) => (Inputs[input] as JsonArray ?? []).Cast<JsonObject>();

    public IReadOnlyList<KeyValuePair<string, string>> Tags =>
        [.. (Inputs["tags"] as JsonObject ?? []).Select(tag => KeyValuePair.Create(tag.Key, tag.Value!.ToString()))];
}
