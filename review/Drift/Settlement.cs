using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Settings;
using Review.Diff.Resources;
using Review.Model;

namespace Review.Drift;

/// <summary>
/// The inputs of a resource with the values of the account. A value that means the same keeps its declared form, so that another
/// order, another Sid or another spelling is no difference.
/// </summary>
internal static class Settlement
{
    /// <param name="declared">The declared inputs, with the ids of the account.</param>
    /// <param name="actual">The account's values of some inputs; null for a value that AWS does not have.</param>
    public static JsonObject Of(ReportedResource declared, JsonObject actual) =>
        Of(declared.Type, declared.Inputs, actual, name => name);

    // The answers need not show each member, and can show one that the program does not declare.
    private static JsonObject Of(string type, JsonObject declared, JsonObject actual, Func<string, string> nameOf)
    {
        var settled = new JsonObject();
        foreach (var (name, value) in declared)
        {
            var held = actual.ContainsKey(name) && !value.IsSecret() ? Value(type, nameOf(name), value, actual[name])
                : value?.DeepClone();
            if (held is not null)
            {
                settled[name] = held;
            }
        }

        foreach (var (name, value) in actual)
        {
            if (value is not null && !IsEmpty(value) && !declared.ContainsKey(name))
            {
                settled[name] = value.DeepClone();
            }
        }

        return settled;
    }

    /// <summary>
    /// The account's document with the secret parts of the declared one hidden: the values of the conditions whose declared value
    /// is a secret.
    /// </summary>
    public static string Masked(JsonNode declared, string actual)
    {
        var keys = Secrets(declared).ToHashSet();
        if (keys.Count == 0 || JsonTexts.Parsed(actual) is not JsonObject document)
        {
            return actual;
        }

        foreach (var (block, key) in Conditions(document))
        {
            if (keys.Contains(key))
            {
                block[key] = EncryptedSettings.Placeholder;
            }
        }

        return document.ToJsonString();
    }

    private static IEnumerable<string> Secrets(JsonNode declared) =>
        Conditions(declared).Where(condition => condition.Block[condition.Key].AsTexts().Contains(EncryptedSettings.Placeholder))
            .Select(condition => condition.Key);

    private static (JsonObject Block, string Key)[] Conditions(JsonNode document) =>
    [
        .. from statement in document.At("Statement") is JsonArray list ? list.OfType<JsonObject>()
               : document.At("Statement") is JsonObject only ? [only] : []
           from block in (statement["Condition"] as JsonObject ?? []).Select(member => member.Value).OfType<JsonObject>()
           from condition in block.ToArray()
           select (block, condition.Key),
    ];

    private static JsonNode? Value(string type, string name, JsonNode? declared, JsonNode? actual)
    {
        if (ResourceTypes.Find(type)?.Document is { } held && held.Input == name)
        {
            return IsSamePolicy(held.Kind, declared.AsText(), actual.AsText()) ? declared?.DeepClone() : actual?.DeepClone();
        }

        if (declared is JsonObject members && actual is JsonObject values && name != "tags")
        {
            return Of(type, members, values, _ => "");
        }

        return Canonical(declared, name) == Canonical(actual, name) || IsSameJson(declared.AsText(), actual.AsText())
            ? declared?.DeepClone() : actual?.DeepClone();
    }

    private static bool IsSamePolicy(DocumentKind kind, string? declared, string? actual)
    {
        if (declared is null || actual is null)
        {
            return declared == actual;
        }

        var (one, other) = (PolicyDocuments.Parse(kind, declared).Document, PolicyDocuments.Parse(kind, actual).Document);
        return one is not null && other is not null && (one.Equals(other) || SamePolicy.Of(one, other));
    }

    private static bool IsSameJson(string? declared, string? actual) =>
        JsonTexts.Parsed(declared) is { } one && JsonTexts.Parsed(actual) is { } other
            && Canonical(one, "") == Canonical(other, "");

    // Lists are sets, numbers equal their text, and the ids of lifecycle rules are only names.
    private static string Canonical(JsonNode? node, string name) => node switch
    {
        null => "",
        JsonObject members =>
            $"{{{Sorted(Meaningful(members, name).Select(member => $"{member.Key}:{Canonical(member.Value, "")}"))}}}",
        JsonArray items => $"[{Sorted(items.Select(item => Canonical(item, name)))}]",
        _ when node.GetValueKind() == JsonValueKind.Number =>
            decimal.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number.ToString("0.############", CultureInfo.InvariantCulture) : node.ToJsonString(),
        _ => node.ToString(),
    };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Meaningful(JsonObject members, string name) =>
        members.Where(member => name != "rules" || member.Key != "id");

    private static string Sorted(IEnumerable<string> items) => string.Join(",", items.Order(StringComparer.Ordinal));

    private static bool IsEmpty(JsonNode value) => value is JsonObject { Count: 0 } or JsonArray { Count: 0 };
}
