using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// The data of a completed output: the value, whether it is known and secret, and the resources that it depends on.
/// </summary>
internal sealed record OutputData<T>(ImmutableHashSet<Resource> Dependencies, T Value, bool IsKnown, bool IsSecret)
{
    public OutputData<object?> Boxed => new(Dependencies, Value, IsKnown, IsSecret);

    public static OutputData<T> Plain(T value) => new([], value, IsKnown: true, IsSecret: false);
}
