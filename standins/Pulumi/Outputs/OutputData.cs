using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// The data of a completed output: the value, whether it is known and secret, and the resources that it depends on.
/// </summary>
internal sealed record OutputData<T>(ImmutableHashSet<Resource> Dependencies, T Value, bool IsKnown, bool IsSecret)
    : OutputFacts(Dependencies, IsKnown, IsSecret)
{
    public OutputData<object?> Boxed => new(Dependencies, Value, IsKnown, IsSecret);

    public static OutputData<T> Plain(T value) => new([], value, IsKnown: true, IsSecret: false);
}

/// <summary>The data of a completed output without its value.</summary>
internal abstract record OutputFacts(ImmutableHashSet<Resource> Dependencies, bool IsKnown, bool IsSecret);
