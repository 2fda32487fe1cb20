using System.Reflection;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Tests.ProgramsFirst", "Tests")]

namespace Tests;

/// <summary>
/// Begins with the classes that start programs, which wait and take longest: the others fill the processor meanwhile, and none of
/// the long ones is left for the end.
/// </summary>
public sealed class ProgramsFirst : ITestCollectionOrderer
{
    private const string OfClass = "Test collection for ";

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => StartsPrograms(collection.DisplayName));

    /// <param name="collection">The name that xUnit gives to the collection of a class without one of its own.</param>
    internal static bool StartsPrograms(string collection) =>
        collection.StartsWith(OfClass, StringComparison.Ordinal)
        && typeof(ProgramsFirst).Assembly.GetType(collection[OfClass.Length..])?.GetMethods()
            .Any(method => method.GetCustomAttributes().Any(
                attribute => attribute is NeedsAttribute or NeedsTheoryAttribute or Rehearsal.NeedsHostsAttribute)) == true;
}
