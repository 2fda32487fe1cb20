using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace Tests.Standins.Fixtures;

/// <summary>Reads outputs.</summary>
internal static class Reading
{
    public static Task<T> Read<T>(this Output<T> output) => OutputUtilities.GetValueAsync(output);

    /// <summary>As an array, which compares by its items.</summary>
    public static async Task<T[]> Items<T>(this Output<ImmutableArray<T>> output) => [.. await output.Read()];

    public static Task<bool> IsKnown<T>(this Output<T> output) => OutputUtilities.GetIsKnownAsync(output);

    public static Task<bool> IsSecret<T>(this Output<T> output) => Output.IsSecretAsync(output);

    public static Task<ImmutableHashSet<Resource>> Dependencies<T>(this Output<T> output) =>
        OutputUtilities.GetDependenciesAsync(output);

    public static Output<T> Unknown<T>(T inside) => OutputUtilities.CreateUnknown(inside);
}
