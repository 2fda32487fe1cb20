namespace Rehearsal.Creation;

/// <summary>The result of creating a resource.</summary>
/// <param name="Outputs">The outputs that the provider computes, by wire name.</param>
internal sealed record CreatedResource(string Id, params IReadOnlyList<(string Output, object Value)> Outputs)
{
    public string Text(string output) => (string)Outputs.First(pair => pair.Output == output).Value;
}
