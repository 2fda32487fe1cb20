using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list of inputs that is itself an input; an output of a list converts to it.</summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    private Output<ImmutableArray<Input<T>>> _items;

    public InputList()
        : this(Output.Create(ImmutableArray<Input<T>>.Empty))
    {
    }

    private InputList(Output<ImmutableArray<Input<T>>> items)
        : base(Flatten(items)) => _items = items;

    public void Add(params Input<T>[] inputs) => AddRange(inputs);

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs)
    {
        _items = Concat(inputs)._items;
        Value = Flatten(_items);
    }

    public InputList<T> Concat(InputList<T> other) =>
        new(Output.Tuple(_items, other._items).Apply(lists => lists.Item1.AddRange(lists.Item2)));

    public static implicit operator InputList<T>(T value) => From([value]);

    public static implicit operator InputList<T>(Output<T> value) => From([value]);

    public static implicit operator InputList<T>(Input<T> value) => From([value]);

    public static implicit operator InputList<T>(T[] values) => From([.. values.Select(value => (Input<T>)value)]);

    public static implicit operator InputList<T>(Output<T>[] values) => From([.. values.Select(value => (Input<T>)value)]);

    public static implicit operator InputList<T>(Input<T>[] values) => From([.. values]);

    public static implicit operator InputList<T>(List<T> values) => values.ToArray();

    public static implicit operator InputList<T>(List<Output<T>> values) => values.ToArray();

    public static implicit operator InputList<T>(List<Input<T>> values) => values.ToArray();

    public static implicit operator InputList<T>(ImmutableArray<T> values) => Output.Create(values);

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) =>
        From(values.IsDefault ? default : [.. values.Select(value => (Input<T>)value)]);

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => From(values);

    public static implicit operator InputList<T>(Output<T[]> values) => values.Apply(items => items.ToImmutableArray());

    public static implicit operator InputList<T>(Output<List<T>> values) => values.Apply(items => items.ToImmutableArray());

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) =>
        values.Apply(items => items.ToImmutableArray());

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values.Apply(items =>
        items.IsDefault ? default : ImmutableArray.CreateRange(items, item => (Input<T>)item)));

    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var value in await Value.GetValueAsync(whenUnknown: []).ConfigureAwait(false))
        {
            yield return value;
        }
    }

    /// <summary>
    /// Not supported. The method exists only so that collection initializers and collection expressions compile.
    /// </summary>
    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException(
        $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    private static InputList<T> From(ImmutableArray<Input<T>> items) => new(Output.Create(items));

    private static Output<ImmutableArray<T>> Flatten(Output<ImmutableArray<Input<T>>> items) =>
        items.Apply(inputs => inputs.IsDefault ? Output.Create(default(ImmutableArray<T>)) : Output.All(inputs));
}
