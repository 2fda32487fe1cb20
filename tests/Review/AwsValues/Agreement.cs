using System.Text.Json;
using System.Text.Json.Nodes;
using Review.AwsValues;

namespace Tests.AwsValues;

/// <summary>Compares what the table says of an input with what AWS's API model says of the same member.</summary>
internal static class Agreement
{
    /// <summary>Where both contradict each other, and the table does not say why.</summary>
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
    /// <param name="Contradiction">What such a row says otherwise; null where it agrees.</param>
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
                // A value that AWS adds is no contradiction: the table lists what this project may write.
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

    // The same rule is written with and without anchors, and \w for its characters.
    private static string Plain(string pattern)
    {
        var inner = pattern is ['^', '(', .., ')', '$'] ? pattern[2..^2] : pattern is ['^', .., '$'] ? pattern[1..^1] : pattern;
        return inner.Replace("\\w", "A-Za-z0-9_", StringComparison.Ordinal);
    }
}
