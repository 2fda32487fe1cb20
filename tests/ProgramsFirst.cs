using System.Reflection;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Tests.ProgramsFirst", "Tests")]

namespace Tests;

/// <summary>
/// Runs the test classes that start programs first: they wait and take longest, so other tests use the processor in the meantime,
/// and no long test is left at the end.
/// </summary>
public sealed class ProgramsFirst : ITestCollectionOrderer
{
    private const string OfClass = "Test collection for ";

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => StartsPrograms(collection.DisplayName));

    /// <param name="collection">The name of xUnit's default collection for the class.</param>
    internal static bool StartsPrograms(string collection) =>
        collection.StartsWith(OfClass, StringComparison.Ordinal)
        && typeof(ProgramsFirst).Assembly.GetType(collection[OfClass.Length..])?.GetMethods()
            .Any(method => method.GetCustomAttributes().Any(
                attribute => attribute is NeedsAttribute or NeedsTheoryAttribute or Rehearsal.NeedsHostsAttribute)) == true;
}
