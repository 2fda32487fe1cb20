using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Review.Drift.Answers;
using Review.Model;

namespace Review.Drift;

/// <summary>
/// The declared ids of resources that were not read, so that their ids in the account are not known: another id in the place of
/// one can be the same resource, and what is looked up by one can be there although it is not found.
/// </summary>
internal sealed class UnknownIds(AccountState state)
{
    private readonly List<(string Id, string Resource)> ids = [];
    private readonly List<(string Id, string Resource)> assigned = [];

    /// <param name="actual">What the account has of the resource.</param>
    public void Add(ReportedResource resource, Actual actual)
    {
        var isUnread = actual is Actual.Unread && state.ExportedId(resource.Urn) is null;
        if (isUnread)
        {
            ids.Add((resource.Id!, resource.Name));
            // Other ids are names that the program gives. A bucket's name has random digits.
            if (resource.Type == ResourceTypes.Bucket || resource.Id != resource.NameInAws)
            {
                assigned.Add((resource.Id!, resource.Name));
            }
        }

        if (isUnread || actual is Actual.Held { UnreadParts.Count: > 0 })
        {
            var outputs = resource.Assumed.Where(output => StackExport.Identifies(output.Key)
                && output.Value.AsText() is { Length: > 0 } id && !id.Contains(':', StringComparison.Ordinal)
                && !state.Names.ContainsKey(id) && id != resource.Id && id != resource.NameInAws)
                .Select(output => (output.Value.AsText()!, resource.Name)).ToArray();
            ids.AddRange(outputs);
            assigned.AddRange(outputs);
        }
    }

    /// <summary>What was not found by an id that is not known is not read.</summary>
    /// <param name="inputs">The inputs whose ids the resource is looked up by.</param>
    public Actual Found(ReportedResource resource, IReadOnlyList<string> inputs, Actual actual) => actual is Actual.Gone
        && assigned.FirstOrDefault(unknown => inputs.Any(input => resource.Text(input) == unknown.Id)) is { Id: not null } parent
        ? new Actual.Unread($"{parent.Resource} was not read") : actual;

    /// <summary>The account's value, where each id in the place of an unknown one counts as the same.</summary>
    /// <param name="unread">Takes the resources with the unknown ids.</param>
    public JsonNode? Unified(JsonNode? declared, JsonNode? actual, ISet<string> unread)
    {
        if (declared is JsonObject members && actual is JsonObject values)
        {
            return new JsonObject(values.Select(value =>
                KeyValuePair.Create(value.Key, Unified(members[value.Key], value.Value, unread))));
        }

        string[] texts = declared is JsonArray list ? [.. list.AsTexts()] : declared.AsText() is { } text ? [text] : [];
        var found = ids.Where(unknown => texts.Contains(unknown.Id)).Select(unknown => unknown.Resource).ToArray();
        unread.UnionWith(found);
        return (found.Length > 0 ? declared : actual)?.DeepClone();
    }

    /// <summary>
    /// The unknown ids inside longer texts, such as a key's id in its ARN: the id is known after all if the account's texts have
    /// one and the same id in its places.
    /// </summary>
    /// <param name="pairs">The inputs with a declared value and one in the account.</param>
    public void Infer(IEnumerable<(JsonNode? Declared, JsonNode? Actual)> pairs)
    {
        if (assigned.Count == 0)
        {
            return;
        }

        var leaves = pairs.Select(pair => (Declared: Leaves(state.Rewrite(pair.Declared)).ToArray(), pair.Actual)).ToArray();
        foreach (var (id, _) in assigned.ToArray())
        {
            string[] found =
            [
                .. from pair in leaves
                   let places = pair.Declared.Where(text => text != id && text.Contains(id, StringComparison.Ordinal)).ToArray()
                   where places.Length > 0
                   from match in Matches(places, id, pair.Actual)
                   select match,
            ];
            if (found.Distinct().ToArray() is [var only] && only != id)
            {
                state.Rename(id, only);
            }
        }
    }

    private static IEnumerable<string> Matches(string[] places, string id, JsonNode? actual)
    {
        // AWS and the program make ids of hexadecimal digits behind a fixed word.
        var alike = Regex.Replace(Regex.Escape(id), "[0-9a-f]{4,}", "[0-9a-f]+", RegexOptions.CultureInvariant);
        var patterns = places.Distinct().Select(place => new Regex(
            $"^{Regex.Escape(place).Replace(Regex.Escape(id), $"(?<id>{alike})", StringComparison.Ordinal)}$",
            RegexOptions.CultureInvariant)).ToArray();
        return from text in Leaves(actual)
               from pattern in patterns
               let match = pattern.Match(text)
               where match.Success
               select match.Groups["id"].Value;
    }

    // The texts in a value; those in a document that is a text are texts too.
    private static IEnumerable<string> Leaves(JsonNode? value) => value switch
    {
        JsonArray list => list.SelectMany(Leaves),
        JsonObject members => members.SelectMany(member => Leaves(member.Value)),
        _ when value.AsText() is { } text => text.StartsWith('{') && JsonTexts.Parsed(text) is JsonObject document
            ? Leaves(document) : [text],
        _ => [],
    };
}
