using System.Text.Json;
using System.Text.Json.Nodes;
using Review.AwsValues;

namespace Tests.AwsValues;

/// <summary>Compares the table's rules for an input with AWS's API model of the same member.</summary>
internal static class Agreement
{
    /// <summary>The contradictions for which the table gives no reason.</summary>
    public static IEnumerable<string> Problems(InputRules rules, JsonElement shape)
    {
        var published = Published(shape).ToArray();
        foreach (var constraint in rules.Constraints)
        {
            var contradictions = published.Where(kind => kind.Is(constraint)).Select(kind => kind.Contradiction(constraint))
                .OfType<string>().ToArray();
            if (constraint.Differs is null)
            {
                foreach (var contradiction in contradictions)
                {
                    yield return $"{rules.Type} {rules.Input}: {contradiction}";
                }
            }
            else if (contradictions.Length == 0)
            {
                yield return $"{rules.Type} {rules.Input}: the model does not differ: {constraint.Differs}";
            }
        }

        foreach (var kind in published.Where(kind => !rules.Constraints.Any(kind.Is)))
        {
            yield return $"{rules.Type} {rules.Input}: the model has {kind.Name}, and the table has no row for it";
        }
    }

    /// <param name="Is">Whether a row is about this rule of the model.</param>
    /// <param name="Contradiction">The difference between the row and the model; null if they agree.</param>
    private sealed record Rule(string Name, Func<Constraint, bool> Is, Func<Constraint, string?> Contradiction);

    private static IEnumerable<Rule> Published(JsonElement shape)
    {
        var (min, max) = (Number(shape, "min"), Number(shape, "max"));
        var isText = shape.GetProperty("type").GetString() == "string";
        if (shape.TryGetProperty("pattern", out var pattern))
        {
            yield return new(
                "a pattern", row => row is Constraint.Pattern, row =>
                row is Constraint.Pattern own && Plain(own.Expression) != Plain(pattern.GetString()!)
                ? $"the model has the pattern {pattern.GetString()}, the table {own.Expression}"
                : null);
        }

        if (shape.TryGetProperty("enum", out var values))
        {
            var known = values.EnumerateArray().Select(value => value.GetString()!).ToArray();
            yield return new(
                $"the values {string.Join(", ", known)}", row =>
                    row is Constraint.AllowedValues or Constraint.Pattern, row => row switch
            {
                // A value that only AWS's model has is no contradiction: the table lists the values that this project may write.
                Constraint.AllowedValues own when own.Values.Except(known).Any() =>
                    $"the model does not have {string.Join(", ", own.Values.Except(known))}",
                Constraint.Pattern own when known.Any(value => !own.Accepts(JsonValue.Create(value))) =>
                    "the table refuses a value of the model",
                _ => null,
            });
        }

        if (isText && (min ?? max) is not null)
        {
            yield return new(
                $"{min} to {max} characters", row => row is Constraint.Length, row =>
                row is Constraint.Length own && (own.Min != (min ?? 0) || (max is { } most && own.Max != most))
                ? $"the model has {min} to {max} characters, the table {own.Rule}"
                : null);
        }

        if (!isText && (min ?? max) is not null)
        {
            yield return new(
                $"{min} to {max}", row => row is Constraint.Between, row =>
                row is Constraint.Between own && ((min is { } least && own.Min != least) || (max is { } most && own.Max != most))
                ? $"the model has {min} to {max}, the table {own.Rule}"
                : null);
        }
    }

    private static long? Number(JsonElement shape, string name) =>
        shape.TryGetProperty(name, out var value) ? (long)value.GetDouble() : null;

    // The same rule can have anchors or not, and \w or its characters.
    private static string Plain(string pattern)
    {
        var inner = pattern is ['^', '(', .., ')', '$'] ? pattern[2..^2] : pattern is ['^', .., '$'] ? pattern[1..^1] : pattern;
        return inner.Replace("\\w", "A-Za-z0-9_", StringComparison.Ordinal);
    }
}
