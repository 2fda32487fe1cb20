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

    private RequestContext(IEnumerable<KeyValuePair<string, ContextValue>> entries)
    {
        values = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in entries)
        {
            values[key] = value;
        }
    }

    public static RequestContext Empty { get; } = new([]);

    public IEnumerable<KeyValuePair<string, ContextValue>> Entries =>
        values.OrderBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>A context with these keys and values. For a repeated name, the last value is used.</summary>
    public static RequestContext Of(IEnumerable<KeyValuePair<string, ContextValue>> entries) => new(entries);

    /// <summary>A context with single values: <c>RequestContext.Of(("aws:SecureTransport", "true"))</c>.</summary>
    public static RequestContext Of(params IEnumerable<(string Key, string Value)> entries) =>
        Of(entries.Select(entry => KeyValuePair.Create(entry.Key, ContextValue.One(entry.Value))));

    public RequestContext With(string key, ContextValue value) => Of([.. values, KeyValuePair.Create(key, value)]);

    public RequestContext Without(string key) =>
        new(values.Where(entry => !string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase)));

    public ContextValue? Find(string key) => values.GetValueOrDefault(key);
}
