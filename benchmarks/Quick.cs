using System.Diagnostics;
using IamEngine.Decide;
using IamEngine.Decide.Explain;
using IamEngine.Requests;

namespace Benchmarks;

/// <summary>
/// The same figures by stopwatch: the best of many short rounds (short, so that other work on the machine does not fall into
/// each), and the bytes that one call allocates.
/// </summary>
internal static class Quick
{
    private const int Rounds = 300;

    public static void Run(TextWriter output)
    {
        Measure(output, "user assumes role", DecideCases.AssumeRole, 10_000, (evaluator, request) => evaluator.Decide(request));
        Measure(output, "session puts object", DecideCases.PutObject, 10_000, (evaluator, request) => evaluator.Decide(request));
        Measure(
            output,
            "user assumes role, explained",
            DecideCases.AssumeRole,
            2_000,
            (evaluator, request) => evaluator.Explain(request).Verdict);
        Measure(
            output,
            "session puts object, explained",
            DecideCases.PutObject,
            2_000,
            (evaluator, request) => evaluator.Explain(request).Verdict);
    }

    private static void Measure(
        TextWriter output, string name, (Evaluator Evaluator, Request Request) given, int calls,
        Func<Evaluator, Request, Verdict> call)
    {
        var best = double.MaxValue;
        var allocated = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < calls; i++)
            {
                if (call(given.Evaluator, given.Request) != Verdict.Allowed)
                {
                    throw new InvalidOperationException($"{name} is not allowed, so this measures something else");
                }
            }

            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            best = Math.Min(best, seconds);
        }

        output.WriteLine($"{name,-32} {calls / best,12:N0}/s {allocated / calls,8:N0} B");
    }
}
