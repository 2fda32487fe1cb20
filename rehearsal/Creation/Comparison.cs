using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamEngine.Json;
using IamEngine.Model;

namespace Rehearsal.Creation;

/// <summary>How one declared input came back from the emulator.</summary>
internal abstract record Compared
{
    private Compared()
    {
    }

    public sealed record Same : Compared;

    public sealed record Different(string Declared, string Held) : Compared;

    /// <summary>Told, never left out: why it cannot be compared.</summary>
    public sealed record NotHeld(string Why) : Compared;
}

/// <summary>Holds what the emulator gives back against what was declared: policy documents by what they mean, lists as sets.</summary>
internal static class Comparison
{
    public static IEnumerable<(string Input, Compared Outcome)> Of(Kind kind, JsonObject declared, JsonObject held)
    {
        foreach (var (input, value) in declared)
        {
            if (kind.NotHeld.TryGetValue(input, out var why))
            {
                yield return (input, new Compared.NotHeld(why));
            }
            else if (kind.Documents.TryGetValue(input, out var document))
            {
                yield return (input, MeansTheSame(document, value!.ToString(), held[input]?.ToString()) ? new Compared.Same() : Differ(value, held[input]));
            }
            else
            {
                yield return (input, Canonical(value) == Canonical(held[input]) ? new Compared.Same() : Differ(value, held[input]));
            }
        }
    }

    private static bool MeansTheSame(DocumentKind kind, string declared, string? held) => held is not null && kind switch
    {
        DocumentKind.Identity => Equal(PolicyReader.Identity(declared), PolicyReader.Identity(held)),
        DocumentKind.Trust => Equal(PolicyReader.Trust(declared), PolicyReader.Trust(held)),
        _ => Equal(PolicyReader.Resource(declared), PolicyReader.Resource(held), BucketPolicySpelling.WithOneEveryone),
    };

    private static bool Equal<T>(Reading<T> declared, Reading<T> held, Func<T, T>? plain = null) where T : PolicyDocument =>
        (declared, held) is (Reading<T>.Document { Value: var one }, Reading<T>.Document { Value: var other })
            && (plain?.Invoke(one) ?? one).Equals(plain?.Invoke(other) ?? other);

    private static Compared.Different Differ(JsonNode? declared, JsonNode? held) =>
        new(declared?.ToJsonString() ?? "nothing", held?.ToJsonString() ?? "nothing");

    /// <summary>One text for all spellings of a value: members and lists in one order, and numbers as numbers also where AWS sends them as text.</summary>
    private static string Canonical(JsonNode? node) => node switch
    {
        null => "",
        JsonObject members => $"{{{string.Join(",", members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{Canonical(member.Value)}"))}}}",
        JsonArray items => $"[{string.Join(",", items.Select(Canonical).Order(StringComparer.Ordinal))}]",
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True or JsonValueKind.False => node.ToJsonString(),
            JsonValueKind.Number => decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture).ToString(
                "0.############", CultureInfo.InvariantCulture),
            _ => node.ToString(),
        },
    };
}
