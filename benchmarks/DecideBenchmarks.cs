using BenchmarkDotNet.Attributes;
using IamEngine.Decide;
using IamEngine.Decide.Explain;
using IamEngine.Requests;

namespace Benchmarks;

/// <summary>Decisions with policies made ready once, quick and with full explanation.</summary>
[MemoryDiagnoser]
[InProcess] // a process of its own would be built anew, without the choice of Pulumi's SDK that this build was made with
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
