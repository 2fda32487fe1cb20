using System.Text.Json.Nodes;
using Review.Model;
using Review.Stacks;

namespace Review.AwsValues;

/// <summary>Finds declared values that AWS would refuse, so that a deployment does not fail half way.</summary>
public static class ValueCheck
{
    private const int LongestShown = 60;

    private static readonly ILookup<string, InputRules> ByType = ValueTable.All.ToLookup(rules => rules.Type);

    public static IEnumerable<Finding> Check(StackProgramResult declaration) =>
        declaration.Resources.SelectMany(resource => Check(resource.Urn, resource.Type, resource.Inputs));

    /// <param name="inputs">The resource's inputs by wire name. Skips secret values, which the review
    /// cannot read.</param>
    public static IEnumerable<Finding> Check(string urn, string type, JsonObject inputs) =>
        from rules in ByType[type]
        from at in InputPath.Read(inputs, rules.Input)
        where !IsSecret(at.Value)
        from constraint in rules.Constraints
        where !constraint.Accepts(at.Value)
        select new Finding(
            "AWS_REFUSES_VALUE",
            Severity.Error,
            $"AWS refuses {Shown(at.Value)} as {rules.What}; allowed: {constraint.Rule}",
            $"{urn} {at.Place}",
            $"{rules.Help}; see {rules.Link}");

    private static bool IsSecret(JsonNode value) =>
        value is JsonValue text && text.TryGetValue<string>(out var given) && given == StackValue.Placeholder;

    private static string Shown(JsonNode value) => value switch
    {
        JsonArray list => $"{list.Count} items",
        JsonObject map => $"the keys {Cut(string.Join(", ", map.Select(entry => entry.Key)))} ({map.Count})",
        JsonValue text when text.TryGetValue<string>(out var given) => $"`{Cut(given)}` ({given.Length} characters)",
        _ => $"`{value.ToJsonString()}`",
    };

    private static string Cut(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestShown ? line : $"{line[..LongestShown]}...";
    }
}
