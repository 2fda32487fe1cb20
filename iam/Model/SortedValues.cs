using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace IamEngine.Model;

/// <summary>
/// An immutable, sorted set. In IAM, the order of actions, resources, principals and condition values has no meaning; with sorted
/// sets, equal documents have equal text, so a diff never shows a changed order.
/// </summary>
[CollectionBuilder(typeof(SortedValues), nameof(SortedValues.Of))]
public readonly struct SortedValues<T> : IReadOnlyList<T>, IEquatable<SortedValues<T>> where T : IComparable<T>
{
    private readonly ImmutableArray<T> items;

    internal SortedValues(ImmutableArray<T> sorted) => items = sorted;

    private ImmutableArray<T> Items => items.IsDefault ? [] : items;

    public int Count => Items.Length;

    public T this[int index] => Items[index];

    public ReadOnlySpan<T> AsSpan() => Items.AsSpan();

    public bool Contains(T item) => Items.AsSpan().BinarySearch(item, SortedValues.Order<T>()) >= 0;

    public SortedValues<T> Union(SortedValues<T> other) => SortedValues.Of<T>([.. Items, .. other.Items]);

    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Items).GetEnumerator();

    public bool Equals(SortedValues<T> other) => Items.AsSpan().SequenceEqual(other.Items.AsSpan(), EqualityComparer<T>.Default);

    public override bool Equals(object? obj) => obj is SortedValues<T> other && Equals(other);

    public override int GetHashCode() => Hash.Of(Items);

    public override string ToString() => $"{{{string.Join(", ", Items)}}}";

    public static bool operator ==(SortedValues<T> left, SortedValues<T> right) => left.Equals(right);

    public static bool operator !=(SortedValues<T> left, SortedValues<T> right) => !left.Equals(right);
}

public static class SortedValues
{
    public static SortedValues<T> Of<T>(params ReadOnlySpan<T> items) where T : IComparable<T>
    {
        var sorted = items.ToArray();
        var order = Order<T>();
        // Items that differ only in case can be equal; the result must not depend on the order of the input.
        Array.Sort(sorted, (one, other) => order.Compare(one, other) switch
        {
            0 => string.CompareOrdinal(one.ToString(), other.ToString()),
            var different => different,
        });
        var distinct = ImmutableArray.CreateBuilder<T>(sorted.Length);
        foreach (var item in sorted)
        {
            if (distinct.Count == 0 || !EqualityComparer<T>.Default.Equals(distinct[^1], item))
            {
                distinct.Add(item);
            }
        }

        return new(distinct.DrainToImmutable());
    }

    // Sort strings by code unit, independent of the machine's culture; the other item types compare ordinally themselves.
    internal static IComparer<T> Order<T>() =>
        typeof(T) == typeof(string) ? (IComparer<T>)(object)StringComparer.Ordinal : Comparer<T>.Default;

    public static SortedValues<T> ToSortedValues<T>(this IEnumerable<T> items) where T : IComparable<T> => Of<T>([.. items]);
}
