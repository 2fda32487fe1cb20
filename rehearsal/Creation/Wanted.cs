using System.Globalization;
using System.Text.Json.Nodes;

namespace Rehearsal.Creation;

/// <summary>A resource as the program declares it: what it is called in the program, and its inputs by wire name.</summary>
internal sealed record Wanted(string Type, string Name, JsonObject Inputs)
{
    /// <summary>An input that is text and must be there.</summary>
    public string Text(string input) => TextOrNull(input) ?? throw new InvalidOperationException($"{Type} `{Name}` has no {input}");

    public string? TextOrNull(string input) => Inputs[input]?.ToString();

    public bool Flag(string input) => Inputs[input]?.GetValue<bool>() ?? false;

    public int Number(string input) => int.Parse(Text(input), CultureInfo.InvariantCulture);

    public IEnumerable<string> Texts(string input) => (Inputs[input] as JsonArray ?? []).Select(item => item!.ToString());

    /// <summary>A member of an input that is an object.</summary>
    public JsonObject Object(string input) => (JsonObject)Inputs[input]!;

    public IEnumerable<JsonObject> Objects(string input) => (Inputs[input] as JsonArray ?? []).Cast<JsonObject>();

    public IReadOnlyList<KeyValuePair<string, string>> Tags =>
        [.. (Inputs["tags"] as JsonObject ?? []).Select(tag => KeyValuePair.Create(tag.Key, tag.Value!.ToString()))];
}

/// <summary>What creating a resource gives: its id, and what a provider computes, by wire name.</summary>
internal sealed record Created(string Id, params IReadOnlyList<(string Output, object Value)> Outputs)
{
    public string Text(string output) => (string)Outputs.First(pair => pair.Output == output).Value;
}
