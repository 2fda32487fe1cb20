using System.Collections.Immutable;

namespace Tests.Standins.Fixtures;

/// <summary>The arguments of mocks, converted to their types.</summary>
internal static class Received
{
    public static object?[] List(object? value) => [.. Assert.IsType<ImmutableArray<object?>>(value)];

    public static ImmutableDictionary<string, object?> Map(object? value) =>
        Assert.IsType<ImmutableDictionary<string, object?>>(value);
}
