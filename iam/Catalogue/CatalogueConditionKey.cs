namespace IamEngine.Catalogue;

/// <summary>A condition key as the reference names it: <c>aws:SourceIp</c>, <c>aws:RequestTag/${TagKey}</c>.</summary>
public sealed class CatalogueConditionKey
{
    private readonly string? pattern;

    internal CatalogueConditionKey(string name, ReadOnlySpan<char> type)
    {
        const string list = "ArrayOf";
        Name = name;
        IsMultivalued = type.StartsWith(list, StringComparison.Ordinal);
        Type = TypeOf(IsMultivalued ? type[list.Length..] : type);
        pattern = PatternOf(name);
        LiteralLength = pattern?.Replace("?*", "", StringComparison.Ordinal).Length ?? name.Length;
    }

    /// <summary>The key in AWS's spelling. A part that the policy's author fills in is <c>${TagKey}</c>, or, in a few
    /// keys of Amazon S3, as <c>&lt;key&gt;</c>.</summary>
    public string Name { get; }

    /// <summary>The type of the value, or, of a multivalued key, of each of its values.</summary>
    public ConditionKeyType Type { get; }

    /// <summary>Whether the key is multivalued, so that a condition needs ForAllValues or ForAnyValue.</summary>
    public bool IsMultivalued { get; }

    /// <summary>Whether the policy's author fills in a part of the name, as in <c>aws:RequestTag/${TagKey}</c>.</summary>
    public bool HasVariable => pattern is not null;

    internal int LiteralLength { get; }

    /// <summary>Whether this name in a policy means this key: <c>AWS:requesttag/team</c> means
    /// <c>aws:RequestTag/${TagKey}</c>. The names of condition keys are not case-sensitive.</summary>
    public bool Matches(ReadOnlySpan<char> name) => pattern is null
        ? name.Equals(Name, StringComparison.OrdinalIgnoreCase)
        : Wildcard.Matches(pattern, name);

    public override string ToString() => Name;

    /// <summary>The key among these that a name means. If it can mean two (<c>events:Metadata/${MetadataKey}</c> and
    /// <c>events:Metadata/${MetadataKey}/Matcher</c>), the more specific one.</summary>
    internal static CatalogueConditionKey? Find(ReadOnlySpan<CatalogueConditionKey> keys, ReadOnlySpan<char> name)
    {
        CatalogueConditionKey? found = null;
        foreach (var key in keys)
        {
            if (name.Equals(key.Name, StringComparison.OrdinalIgnoreCase))
            {
                return key;
            }

            if (key.Matches(name) && (found is null || key.LiteralLength > found.LiteralLength))
            {
                found = key;
            }
        }

        return found;
    }

    /// <summary><c>aws:RequestTag/${TagKey}</c> as <c>aws:RequestTag/?*</c>; null if the name has no such part.</summary>
    internal static string? PatternOf(string name)
    {
        var pattern = name;
        foreach (var (open, close) in (ReadOnlySpan<(string, char)>)[("${", '}'), ("<", '>')])
        {
            int start, end;
            while ((start = pattern.IndexOf(open, StringComparison.Ordinal)) >= 0
                && (end = pattern.IndexOf(close, start)) > start)
            {
                pattern = string.Concat(pattern.AsSpan(0, start), "?*", pattern.AsSpan(end + 1));
            }
        }

        // AWS Secrets Manager has one key with another notation: secretsmanager:ResourceTag/tag-key.
        if (pattern.EndsWith("/tag-key", StringComparison.Ordinal))
        {
            pattern = string.Concat(pattern.AsSpan(0, pattern.Length - "tag-key".Length), "?*");
        }

        return ReferenceEquals(pattern, name) ? null : pattern;
    }

    private static ConditionKeyType TypeOf(ReadOnlySpan<char> word) => word switch
    {
        "String" => ConditionKeyType.String,
        "ARN" => ConditionKeyType.Arn,
        "Numeric" => ConditionKeyType.Numeric,
        "Date" => ConditionKeyType.Date,
        "Bool" => ConditionKeyType.Bool,
        "IPAddress" => ConditionKeyType.IpAddress,
        _ => throw new InvalidDataException($"The catalogue has a condition key of type `{word}`, which is unknown."),
    };
}
