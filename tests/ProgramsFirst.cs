using System.Reflection;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Tests.ProgramsFirst", "Tests")]

namespace Tests;

/// <summary>
/// Runs the test classes that start programs first, because they wait and take longest. Between them are the classes marked with
/// <see cref="LongAttribute"/>, which use the processor meanwhile; so none of either is left alone at the end.
/// </summary>
public sealed class ProgramsFirst : ITestCollectionOrderer
{
    private const string OfClass = "Test collection for ";

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections)
    {
        var all = testCollections.ToArray();
        var programs = all.Where(collection => StartsPrograms(collection.DisplayName)).ToArray();
        var others = all.Except(programs).OrderByDescending(collection => IsLong(collection.DisplayName)).ToArray();
        var processor = others.TakeWhile(collection => IsLong(collection.DisplayName)).ToArray();
        return Alternately(programs, processor).Concat(others.Skip(processor.Length));
    }

    private static IEnumerable<ITestCollection> Alternately(ITestCollection[] one, ITestCollection[] other) =>
        one.Index().Concat(other.Index()).OrderBy(item => item.Index).Select(item => item.Item);

    /// <param name="collection">The name of xUnit's default collection for the class.</param>
    internal static bool StartsPrograms(string collection) => Class(collection)?.GetMethods()
        .Any(method => method.GetCustomAttributes().Any(
            attribute => attribute is NeedsAttribute or NeedsTheoryAttribute or Rehearsal.NeedsHostsAttribute)) == true;

    internal static bool IsLong(string collection) => Class(collection)?.IsDefined(typeof(LongAttribute)) == true;

    private static Type? Class(string collection) => collection.StartsWith(OfClass, StringComparison.Ordinal)
        ? typeof(ProgramsFirst).Assembly.GetType(collection[OfClass.Length..])
        : null;
}

/// <summary>Marks a test class that takes more than five seconds.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LongAttribute : Attribute;
