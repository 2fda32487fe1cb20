using System.Reflection;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Tests.ProgramsFirst", "Tests")]

namespace Tests;

/// <summary>
/// Runs the test classes that start programs first, because they wait and take longest, so other tests use the processor in the
/// meantime. The classes marked with <see cref="LongAttribute"/> are next, so that none is left alone at the end.
/// </summary>
public sealed class ProgramsFirst : ITestCollectionOrderer
{
    private const string OfClass = "Test collection for ";

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => StartsPrograms(collection.DisplayName))
            .ThenByDescending(collection => IsLong(collection.DisplayName));

    /// <param name="collection">The name of xUnit's default collection for the class.</param>
    internal static bool StartsPrograms(string collection) => Class(collection)?.GetMethods()
        .Any(method => method.GetCustomAttributes().Any(
            attribute => attribute is NeedsAttribute or NeedsTheoryAttribute or Rehearsal.NeedsHostsAttribute)) == true;

    internal static bool IsLong(string collection) => Class(collection)?.IsDefined(typeof(LongAttribute)) == true;

    private static Type? Class(string collection) => collection.StartsWith(OfClass, StringComparison.Ordinal)
        ? typeof(ProgramsFirst).Assembly.GetType(collection[OfClass.Length..])
        : null;
}

/// <summary>Marks a test class that takes more than five seconds of processor time.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LongAttribute : Attribute;
