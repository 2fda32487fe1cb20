using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Review.Deployed;
using Review.Model;

namespace Review.Drift.Answers;

/// <summary>
/// The collected account during the comparison: each resource that is found adds its id to <see cref="Names"/>, so that later
/// resources are looked up by the account's ids.
/// </summary>
internal sealed class AccountState
{
    private readonly CommandAnswers answers;
    private readonly StackExport? export;
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> claimed = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), IReadOnlyList<JsonObject>> lists = [];
    private readonly IReadOnlyList<ReportedResource> declared;
    private Regex? pattern;

    /// <param name="declared">The stack's resources with the declared ids.</param>
    public AccountState(
        IReadOnlyList<ReportedResource> declared, CollectedStack collected, string account, string region)
    {
        this.declared = declared;
        (answers, export, Account, Region) = (collected.Answers, collected.Export, account, region);
        Iam = new(answers);
    }

    public string Account { get; }

    public string Region { get; }

    public IamAnswers Iam { get; }

    /// <summary>The declared ids, ARNs and names, each with the one in the account, where they differ.</summary>
    public IReadOnlyDictionary<string, string> Names => names;

    public string? ExportedId(string urn) => export?.IdOf(urn);

    public JsonObject ExportedOutputs(string urn) => export?.OutputsOf(urn) ?? [];

    public bool HasExport => export is not null;

    public void Rename(string? declared, string? actual)
    {
        if (declared is { Length: > 0 } && actual is { Length: > 0 } && declared != actual && names.TryAdd(declared, actual))
        {
            pattern = null;
        }
    }

    /// <summary>A declared text with the ids and names of the account.</summary>
    public string Rewrite(string text)
    {
        if (names.Count == 0)
        {
            return text;
        }

        // As in ReportRenaming: a name inside a longer name stays.
        pattern ??= new(
            "(?<![A-Za-z0-9-])(?:"
                + string.Join('|', names.Keys.OrderByDescending(name => name.Length).Select(Regex.Escape))
                + ")(?![A-Za-z0-9_-])",
            RegexOptions.CultureInvariant);
        return pattern.Replace(text, found => names[found.Value]);
    }

    public JsonNode? Rewrite(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Rewrite(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Rewrite)]),
        JsonValue value when value.AsText() is { } text => JsonValue.Create(Rewrite(text)),
        _ => node?.DeepClone(),
    };

    /// <summary>Notes that an id of the account belongs to a declared resource.</summary>
    public void Claim(string id) => claimed.Add(id);

    public bool IsClaimed(string id) => claimed.Contains(id);

    /// <summary>An answer; null if AWS answered that the resource or setting does not exist.</summary>
    /// <exception cref="UnreadAnswerException">The answer is not in the folder, or cannot be read.</exception>
    public JsonObject? Answer(string path) => answers.Read(path) switch
    {
        CommandAnswer.Given given => given.Json,
        CommandAnswer.None => null,
        CommandAnswer.Unread unread => throw new UnreadAnswerException(unread.Reason),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The objects in a list of an answer; empty if AWS answered that the resource or setting does not exist.</summary>
    /// <exception cref="UnreadAnswerException">The answer is not in the folder, or has no such list.</exception>
    public IReadOnlyList<JsonObject> List(string path, string member)
    {
        if (!lists.TryGetValue((path, member), out var known))
        {
            lists[(path, member)] = known = Answer(path) is not { } answer ? []
                : answer[member] is JsonArray list ? list.All(item => item is JsonObject) ? [.. list.OfType<JsonObject>()]
                    : throw new UnreadAnswerException($"{path}: an entry of {member} is not an object")
                : throw new UnreadAnswerException($"{path}: it has no list {member}");
        }

        return known;
    }

    /// <summary>A list of the network's answers in the stack's Region.</summary>
    public IReadOnlyList<JsonObject> Network(string file, string member) => List($"network/{Region}/{file}.json", member);

    /// <summary>The id of the key that the alias of a declared key points to in the account; null if there is none.</summary>
    public string? KeyOfAlias(string urn)
    {
        var key = declared.WithUrn(urn)?.Id;
        var names = declared.Of(ResourceTypes.KeyAlias).Where(alias => alias.Text("targetKeyId") == key)
            .Select(alias => alias.Text("name")).ToHashSet();
        return List($"keys/{Region}/aliases.json", "Aliases").FirstOrDefault(alias =>
            names.Contains(alias["AliasName"].AsText()))?
            ["TargetKeyId"].AsText();
    }

    /// <summary>
    /// The item of a declared resource: the one with the exported id; without an export, the only one that has the declared tags.
    /// </summary>
    /// <param name="id">The name of the member with the id.</param>
    public JsonObject? Find(ReportedResource declared, IReadOnlyList<JsonObject> items, string id)
    {
        if (ExportedId(declared.Urn) is { } exported)
        {
            return items.FirstOrDefault(item => item[id].AsText() == exported);
        }

        var tags = declared.Tags.ToArray();
        var found = tags.Length == 0 ? [] : items.Where(item => HasAll(item, tags)).ToArray();
        return found.Length switch
        {
            0 => null,
            1 => found[0],
            _ => throw new UnreadAnswerException(
                $"{found.Length} resources have the tags of {declared.Name}; give `pulumi stack export` with --stack-export"),
        };
    }

    /// <summary>Tags in the form of the inputs, without those that AWS sets itself.</summary>
    public static JsonObject Tags(JsonNode? list, string key = "Key", string value = "Value")
    {
        var tags = new JsonObject();
        foreach (var tag in list.AsObjects())
        {
            if (tag[key].AsText() is { } name && !name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                tags[name] = tag[value].AsText() ?? "";
            }
        }

        return tags;
    }

    private static bool HasAll(JsonObject item, (string Key, string Value)[] tags)
    {
        var actual = Tags(item["Tags"] ?? item["TagSet"]);
        return tags.All(tag => actual[tag.Key].AsText() == tag.Value);
    }
}
