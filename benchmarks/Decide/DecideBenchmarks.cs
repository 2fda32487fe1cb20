using BenchmarkDotNet.Attributes;
using IamEngine.Decide;
using IamEngine.Decide.Explain;
using IamEngine.Requests;

namespace Benchmarks.Decide;

/// <summary>Decisions by a prepared evaluator, without and with reasons.</summary>
[MemoryDiagnoser]
[InProcess] // BenchmarkDotNet would rebuild the program without the choice of Pulumi's SDK
public class DecideBenchmarks
{
    private readonly (Evaluator Evaluator, Request Request) assume = DecideCases.AssumeRole;

    private readonly (Evaluator Evaluator, Request Request) put = DecideCases.PutObject;

    [Benchmark]
    public Verdict AssumeRole() => assume.Evaluator.Decide(assume.Request);

    [Benchmark]
    public Verdict PutObject() => put.Evaluator.Decide(put.Request);

    [Benchmark]
    public Decision AssumeRoleExplained() => assume.Evaluator.Explain(assume.Request);

    [Benchmark]
    public Decision PutObjectExplained() => put.Evaluator.Explain(put.Request);
}
