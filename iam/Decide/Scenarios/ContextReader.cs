using System.Text.Json;
using IamEngine.Catalogue;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Scenarios;

/// <summary>
/// Reads the condition keys of a request. The catalogue decides whether a known key is multivalued. An unknown key is multivalued
/// if its value is a list.
/// </summary>
internal static class ContextReader
{
    public static RequestContext Read(JsonElement json, string path, int longest, Problems problems)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add(path, "", $"expected an object of condition keys, found {JsonMembers.Describe(json)}");
            return RequestContext.Empty;
        }

        var entries = new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in json.EnumerateObject())
        {
            var at = $"{path}.{member.Name}";
            var texts = JsonMembers.TextOrTexts(member.Value, at, problems, scalars: true).ConvertAll(text => text.Text);
            if (texts.Exists(text => text.Length > longest))
            {
                problems.Add(at, "", $"a value has at most {longest} characters; no request to AWS carries a longer one");
            }
            else if (Known(member.Name) is { IsMultivalued: false } single && member.Value.ValueKind == JsonValueKind.Array
                && texts.Count != 1)
            {
                problems.Add(
                    at,
                    "",
                    $"{single.Name} holds one value in a request, and here is a list of {texts.Count}; "
                    + (texts.Count == 0 ? "leave the key out if the request does not carry it"
                        : "write one of them, or a scenario for each"));
            }
            else if (!entries.TryAdd(member.Name, new(texts.ToSeq(), IsMultivalued(member.Name, member.Value))))
            {
                problems.Add(
                    at, "", $"`{member.Name}` is a duplicate (keys are case-insensitive); only one of the two would count");
            }
        }

        return RequestContext.Of(entries);
    }

    private static bool IsMultivalued(string key, JsonElement value) =>
        Known(key)?.IsMultivalued ?? value.ValueKind == JsonValueKind.Array;

    private static CatalogueConditionKey? Known(string key) =>
        AwsCatalogue.FindGlobalConditionKey(key) ?? AwsCatalogue.FindConditionKey(key);
}
