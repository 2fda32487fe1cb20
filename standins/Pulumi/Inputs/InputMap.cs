using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map of inputs that is itself an input; an output of a map converts to it.</summary>
public sealed class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    private Output<ImmutableDictionary<string, Input<TValue>>> _items;

    public InputMap()
        : this(Output.Create(ImmutableDictionary<string, Input<TValue>>.Empty))
    {
    }

    private InputMap(Output<ImmutableDictionary<string, Input<TValue>>> items)
        : base(Flatten(items)) => _items = items;

    /// <summary>Adds an item; never replaces one.</summary>
    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>
    /// Adds an item. A repeated key is allowed with the same value; with another value, awaiting the map fails.
    /// </summary>
    public void Add(string key, Input<TValue> value) =>
        Set(_items.Apply(items => items.SetItem(
            key, items.TryGetValue(key, out var present) ? Same(key, present, value) : value)));

    public void Add(InputMap<TValue> values) => AddRange(values);

    public void AddRange(InputMap<TValue> values) =>
        Set(Output.Tuple(_items, values._items).Apply(maps => maps.Item1.AddRange(maps.Item2)));

    /// <summary>Merges two maps; for a key in both, the value of <paramref name="second"/> is used.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second) =>
        new(Output.Tuple(first._items, second._items).Apply(maps => maps.Item1.SetItems(maps.Item2)));

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => Output.Create(values);

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => Output.Create(values);

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) =>
        values.Apply(map => map.ToImmutableDictionary());

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) =>
        values.Apply(map => map.ToImmutableDictionary());

    // A null map stays null, so that an input made from it is left out.
    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) =>
        new(values.Apply(map => map?.ToImmutableDictionary(item => item.Key, item => (Input<TValue>)item.Value)!));

    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var items = await Value.GetValueAsync(whenUnknown: ImmutableDictionary<string, TValue>.Empty).ConfigureAwait(false);
        foreach (var item in items)
        {
            yield return item;
        }
    }

    /// <summary>Not supported. The method exists only so that collection initializers compile.</summary>
    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException(
        $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    private void Set(Output<ImmutableDictionary<string, Input<TValue>>> items)
    {
        _items = items;
        Value = Flatten(items);
    }

    private static Input<TValue> Same(string key, Input<TValue> present, Input<TValue> added) =>
        Output.Tuple(present, added).Apply(values => EqualityComparer<TValue>.Default.Equals(values.Item1, values.Item2)
            ? values.Item1
            : throw new ArgumentException($"Key '{key}' already exists in the map with a different value."));

    private static Output<ImmutableDictionary<string, TValue>> Flatten(
        Output<ImmutableDictionary<string, Input<TValue>>> items) =>
        items.Apply(map =>
        {
            if (map is null)
            {
                return null;
            }

            var pairs = map.Select(item => item.Value.Apply(value => KeyValuePair.Create(item.Key, value)));
            return Output.All(pairs).Apply(values => values.ToImmutableDictionary());
        });
}
