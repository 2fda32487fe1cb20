using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output holds once it is there: a value, and what must never be lost on the way.</summary>
internal readonly record struct OutputData<T>(ImmutableHashSet<Resource> Dependencies, T Value, bool IsKnown, bool IsSecret)
{
    public OutputData<object?> Boxed => new(Dependencies, Value, IsKnown, IsSecret);

    public static OutputData<T> Plain(T value) => new([], value, IsKnown: true, IsSecret: false);
}
