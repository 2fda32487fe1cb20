using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Mutation;

/// <summary>The result of a mutant.</summary>
/// <param name="KilledBy">The first test that failed; null if none failed.</param>
public sealed record Outcome(Mutant Mutant, TestName? KilledBy);

/// <summary>Compiles the documents and their tests once, and runs the tests against every mutant.</summary>
public sealed class Campaign
{
    // A larger number slows the start, because the code around a mutant grows; a smaller number needs more compilations.
    private const int MutantsPerAssembly = 100;

    private readonly CSharpCompilation documents;
    private readonly Dictionary<string, SyntaxTree> trees;
    private readonly ImmutableArray<byte> tests;
    private readonly ImmutableArray<TestName> names;

    // For each file, the tests that have killed its mutants, most recent first: most mutants of a file fail the same few tests.
    private readonly ConcurrentDictionary<string, ImmutableList<TestName>> killers = new();

    private Campaign(CSharpCompilation documents, Dictionary<string, SyntaxTree> trees, ImmutableArray<byte> tests,
        ImmutableArray<TestName> names) =>
        (this.documents, this.trees, this.tests, this.names) = (documents, trees, tests, names);

    /// <summary>
    /// Compiles both and runs the tests once on the unchanged documents. Throws <see cref="CampaignException"/> if either does
    /// not compile or a test fails.
    /// </summary>
    /// <param name="root">The project's root; paths are relative to it.</param>
    public static Campaign Prepare(string root, IReadOnlyCollection<SourceFile> documents, IEnumerable<SourceFile> tests)
    {
        var compilation = Compiler.Documents(documents, root);
        var image = Emit(compilation, "the documents do not compile");
        var testImage = Emit(Compiler.Tests(tests, root, image), "the tests do not compile");
        using var run = TestRun.Of(image, testImage);
        ImmutableArray<TestName> names = [.. run.All];
        if (names.IsEmpty)
        {
            throw new CampaignException("there is no test");
        }

        string[] failures = [.. names.Select(test => (test, Failure: run.Failure(test))).Where(ran => ran.Failure is not null)
            .Select(ran => $"{ran.test}: {ran.Failure}")];
        var trees = documents.Zip(compilation.SyntaxTrees.Skip(1)).ToDictionary(pair => pair.First.Path, pair => pair.Second);
        return failures.Length == 0
            ? new(compilation, trees, testImage, names)
            : throw new CampaignException($"tests fail on the documents as they are:\n{string.Join('\n', failures)}");
    }

    public int Tests => names.Length;

    /// <summary>The mutants of a file, in the order of the source text.</summary>
    public IEnumerable<Mutant> Mutants(string file) =>
        Mutators.Of(documents.GetSemanticModel(trees[file]), file).OrderBy(mutant => mutant.Span.Start);

    /// <summary>Runs the tests against the mutants on every core. Mutants that do not compile are left out.</summary>
    public IReadOnlyList<Outcome> Try(IEnumerable<Mutant> mutants)
    {
        var outcomes = new ConcurrentBag<Outcome>();
        try
        {
            mutants.Chunk(MutantsPerAssembly).AsParallel().SelectMany(TryTogether).ForAll(outcomes.Add);
        }
        catch (AggregateException failures) when (failures.GetBaseException() is CampaignException failure)
        {
            throw failure;
        }

        return [.. outcomes.OrderBy(outcome => outcome.Mutant.File, StringComparer.Ordinal)
            .ThenBy(outcome => outcome.Mutant.Span.Start).ThenBy(outcome => outcome.Mutant.After, StringComparer.Ordinal)];
    }

    private IEnumerable<Outcome> TryTogether(Mutant[] mutants)
    {
        var schema = Schema.Of(documents, trees, mutants);
        using (var run = TestRun.Of(schema, -1, tests))
        {
            if (names.FirstOrDefault(test => run.Failure(test) is not null) is { } failing)
            {
                throw new CampaignException($"{failing} fails where no mutant is switched on");
            }
        }

        foreach (var (mutant, number) in schema.Inside)
        {
            yield return Run(mutant, TestRun.Of(schema, number, tests));
        }

        foreach (var mutant in schema.Outside)
        {
            if (Compiled(mutant) is { IsEmpty: false } image)
            {
                yield return Run(mutant, TestRun.Of(image, tests));
            }
        }

        // An unloaded assembly keeps its memory until a collection, and the collector sees only a small part of that memory.
        // https://learn.microsoft.com/dotnet/standard/assembly/unloadability
        GC.Collect();
    }

    private ImmutableArray<byte> Compiled(Mutant mutant)
    {
        var tree = trees[mutant.File];
        var changed = tree.WithChangedText(tree.GetText().WithChanges(new TextChange(mutant.Span, mutant.Replacement)));
        return Compiler.Emit(documents.ReplaceSyntaxTree(tree, changed)).Image;
    }

    private Outcome Run(Mutant mutant, TestRun run)
    {
        using (run)
        {
            var killer = InOrder(mutant.File).FirstOrDefault(test => run.Failure(test) is not null);
            if (killer is not null)
            {
                killers.AddOrUpdate(mutant.File, [killer], (_, known) => known.Remove(killer).Insert(0, killer));
            }

            return new(mutant, killer);
        }
    }

    /// <summary>
    /// Orders the tests by their chance to fail: first those that killed other mutants of the file, then those of the class with
    /// the file's name, then all others.
    /// </summary>
    private IEnumerable<TestName> InOrder(string file)
    {
        var known = killers.GetValueOrDefault(file, []);
        var own = $".{Path.GetFileNameWithoutExtension(file)}Tests";
        return [.. known, .. names.Except(known).OrderBy(test => test.Class.EndsWith(own, StringComparison.Ordinal) ? 0 : 1)];
    }

    private static ImmutableArray<byte> Emit(CSharpCompilation compilation, string otherwise) =>
        Compiler.Emit(compilation) is (var image, null) ? image
            : throw new CampaignException($"{otherwise}: {Compiler.Emit(compilation).Error}");
}

/// <summary>The mutants cannot be tried.</summary>
public sealed class CampaignException(string message) : Exception(message);
