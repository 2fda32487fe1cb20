using System.Text.Json;
using IamEngine.Catalogue;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Scenarios;

/// <summary>
/// Reads the condition keys of a request. Whether a key is multivalued is a fact of the key, which the catalogue knows; of a key
/// that it does not know, a list says so.
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
            else if (!entries.TryAdd(member.Name, new(texts.ToSeq(), IsMultivalued(member.Name, member.Value, texts.Count))))
            {
                problems.Add(at, "", $"`{member.Name}` is a duplicate (keys are case-insensitive); only one of the two would count");
            }
        }

        return RequestContext.Of(entries);
    }

    private static bool IsMultivalued(string key, JsonElement value, int count)
    {
        var known = AwsCatalogue.FindGlobalConditionKey(key) ?? AwsCatalogue.FindConditionKey(key);
        return known is { IsMultivalued: true } || (value.ValueKind == JsonValueKind.Array && (known is null || count != 1));
    }
}
