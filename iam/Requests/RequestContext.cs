using IamEngine.Model;

namespace IamEngine.Requests;

/// <summary>
/// What a request holds under one condition key. Whether a key is multivalued belongs to the key, not to how many values there are:
/// a multivalued key with one value still needs a set operator.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
/// </summary>
public sealed record ContextValue(Seq<string> Values, bool IsMultivalued)
{
    public static ContextValue One(string value) => new([value], IsMultivalued: false);

    public static ContextValue Many(params ReadOnlySpan<string> values) => new(Seq.Of(values), IsMultivalued: true);

    /// <summary>What the pages call a null data set: no value, or nothing but an empty text.</summary>
    public bool IsNull => Values.Count == 0 || (Values.Count == 1 && Values[0].Length == 0);

    public override string ToString() => IsMultivalued ? $"[{string.Join(", ", Values)}]" : Values[0];
}

/// <summary>The condition keys of one request; names are looked up without regard to case.</summary>
public sealed class RequestContext
{
    private readonly Dictionary<string, ContextValue> values;

    private RequestContext(IEnumerable<KeyValuePair<string, ContextValue>> entries)
    {
        values = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in entries)
        {
            values[key] = value;
        }
    }

    public static RequestContext Empty { get; } = new([]);

    public IEnumerable<KeyValuePair<string, ContextValue>> Entries => values.OrderBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>A context of these keys and values; a name that is given twice, in whatever case, counts with its last value.</summary>
    public static RequestContext Of(IEnumerable<KeyValuePair<string, ContextValue>> entries) => new(entries);

    /// <summary>A context of single values: <c>RequestContext.Of(("aws:SecureTransport", "true"))</c>.</summary>
    public static RequestContext Of(params IEnumerable<(string Key, string Value)> entries) =>
        Of(entries.Select(entry => KeyValuePair.Create(entry.Key, ContextValue.One(entry.Value))));

    public RequestContext With(string key, ContextValue value) => Of([.. values, KeyValuePair.Create(key, value)]);

    public RequestContext Without(string key) =>
        new(values.Where(entry => !string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase)));

    public ContextValue? Find(string key) => values.GetValueOrDefault(key);
}
