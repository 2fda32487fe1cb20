using IamEngine.Model;

namespace IamEngine.Requests;

/// <summary>
/// The value of a condition key in a request. Whether a key is multivalued is a property of the key, not of the number of values:
/// a multivalued key with one value still needs a set operator.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
/// </summary>
public sealed record ContextValue(Seq<string> Values, bool IsMultivalued)
{
    public static ContextValue One(string value) => new([value], IsMultivalued: false);

    public static ContextValue Many(params ReadOnlySpan<string> values) => new(Seq.Of(values), IsMultivalued: true);

    /// <summary>AWS's "null data set": no value, or only an empty text.</summary>
    public bool IsNull => Values.Count == 0 || (Values.Count == 1 && Values[0].Length == 0);

    public override string ToString() => IsMultivalued ? $"[{string.Join(", ", Values)}]" : Values[0];
}

/// <summary>The condition keys of a request; names are case-insensitive.</summary>
public sealed class RequestContext
{
    private readonly Dictionary<string, ContextValue> values;

    private RequestContext(Dictionary<string, ContextValue> values) => this.values = values;

    public static RequestContext Empty { get; } = Of(Array.Empty<KeyValuePair<string, ContextValue>>());

    public IEnumerable<KeyValuePair<string, ContextValue>> Entries =>
        values.OrderBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>A context with these keys and values. For a repeated name, the last value is used.</summary>
    public static RequestContext Of(IEnumerable<KeyValuePair<string, ContextValue>> entries)
    {
        var values = new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in entries)
        {
            values[key] = value;
        }

        return new(values);
    }

    /// <summary>A context with single values: <c>RequestContext.Of(("aws:SecureTransport", "true"))</c>.</summary>
    public static RequestContext Of(params IEnumerable<(string Key, string Value)> entries) =>
        Of(entries.Select(entry => KeyValuePair.Create(entry.Key, ContextValue.One(entry.Value))));

    public RequestContext With(string key, ContextValue value)
    {
        var changed = Copy();
        changed[key] = value;
        return new(changed);
    }

    /// <summary>
    /// This context, with these values for the keys that it lacks. For a repeated name, the first value is used.
    /// </summary>
    public RequestContext WithDefaults(IEnumerable<KeyValuePair<string, ContextValue>> entries)
    {
        var completed = Copy();
        foreach (var (key, value) in entries)
        {
            completed.TryAdd(key, value);
        }

        return new(completed);
    }

    public RequestContext Without(string key)
    {
        var changed = Copy();
        changed.Remove(key);
        return new(changed);
    }

    public ContextValue? Find(string key) => values.GetValueOrDefault(key);

    private Dictionary<string, ContextValue> Copy() => new(values, StringComparer.OrdinalIgnoreCase);
}
