using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamEngine.Json;
using IamEngine.Model;

namespace Rehearsal.Creation;

/// <summary>The result of comparing a declared input with its value in the emulator.</summary>
internal abstract record InputComparison
{
    private InputComparison()
    {
    }

    public sealed record Same : InputComparison;

    public sealed record Different(string Declared, string Actual) : InputComparison;

    public sealed record NotCompared(string Reason) : InputComparison;
}

/// <summary>
/// Compares declared inputs with their values in the emulator: policy documents as parsed policies, lists as sets.
/// </summary>
internal static class InputComparer
{
    public static IEnumerable<(string Input, InputComparison Result)> Compare(
        ResourceHandler handler, JsonObject declared, JsonObject actual)
    {
        foreach (var (input, value) in declared)
        {
            if (handler.NotCompared.TryGetValue(input, out var reason))
            {
                yield return (input, new InputComparison.NotCompared(reason));
            }
            else if (handler.PolicyDocuments.TryGetValue(input, out var type))
            {
                yield return (
                    input,
                    AreEquivalent(type, value!.ToString(), actual[input]?.ToString())
                        ? new InputComparison.Same()
                        : Differ(value, actual[input]));
            }
            else
            {
                yield return (
                    input,
                    Canonical(value) == Canonical(actual[input]) ? new InputComparison.Same() : Differ(value, actual[input]));
            }
        }
    }

    private static bool AreEquivalent(PolicyDocumentType type, string declared, string? actual) =>
        actual is not null && type switch
        {
            PolicyDocumentType.Identity => Equal(PolicyReader.Identity(declared), PolicyReader.Identity(actual)),
            PolicyDocumentType.Trust => Equal(PolicyReader.Trust(declared), PolicyReader.Trust(actual)),
            _ => Equal(PolicyReader.Resource(declared), PolicyReader.Resource(actual), MotoBucketPolicy.Normalize),
        };

    private static bool Equal<T>(Reading<T> declared, Reading<T> actual, Func<T, T>? normalize = null) where T : PolicyDocument =>
        (declared, actual) is (Reading<T>.Document { Value: var one }, Reading<T>.Document { Value: var other })
            && (normalize?.Invoke(one) ?? one).Equals(normalize?.Invoke(other) ?? other);

    private static InputComparison.Different Differ(JsonNode? declared, JsonNode? actual) =>
        new(declared?.ToJsonString() ?? "nothing", actual?.ToJsonString() ?? "nothing");

    /// <summary>
    /// The same text for equal values: members and lists sorted, numbers without trailing zeros. A number equals its text.
    /// </summary>
    private static string Canonical(JsonNode? node) => node switch
    {
        null => "",
        JsonObject members => $"{{{Sorted(members.Select(member => $"{member.Key}:{Canonical(member.Value)}"))}}}",
        JsonArray items => $"[{Sorted(items.Select(Canonical))}]",
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True or JsonValueKind.False => node.ToJsonString(),
            JsonValueKind.Number => decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture).ToString(
                "0.############", CultureInfo.InvariantCulture),
            _ => node.ToString(),
        },
    };

    private static string Sorted(IEnumerable<string> items) => string.Join(",", items.Order(StringComparer.Ordinal));
}
