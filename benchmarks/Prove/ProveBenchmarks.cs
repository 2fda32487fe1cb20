using BenchmarkDotNet.Attributes;
using IamEngine.Prove;
using Review.Model;
using Review.Theorems;

namespace Benchmarks.Prove;

/// <summary>Proofs, each from documents to answer, without a cache.</summary>
[MemoryDiagnoser]
[InProcess] // see DecideBenchmarks
public class ProveBenchmarks
{
    private readonly Question globs = GlobFamily.Buckets(200).Question();

    private readonly Question statements = ProveCases.Statements(400);

    private readonly Question infixes = GlobFamily.Infixes(200).Question();

    private readonly IReadOnlyList<Question> versions = ProveCases.Versions;

    private readonly ReviewReport prod = ProveCases.Prod;

    [Benchmark]
    public void EveryDocumentOfProdAgainstItsVersions()
    {
        foreach (var question in versions)
        {
            Prover.Ask(question);
        }
    }

    [Benchmark]
    public IReadOnlyList<TheoremRow> TheoremsOfProd() => AllTheorems.Of(prod);

    [Benchmark]
    public Proof TwoHundredGlobs() => Prover.Ask(globs);

    [Benchmark]
    public Proof FourHundredStatements() => Prover.Ask(statements);

    [Benchmark]
    public Proof TwoHundredInfixGlobs() => Prover.Ask(infixes);
}
