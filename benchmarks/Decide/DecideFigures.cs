using System.Diagnostics;
using Benchmarks.Measure;
using IamEngine.Decide;
using IamEngine.Decide.Explain;

namespace Benchmarks.Decide;

/// <summary>
/// Decisions a second, and the bytes that one call allocates. The best of many short rounds, because other work on the machine
/// does not fall into every short round.
/// </summary>
internal static class DecideFigures
{
    private const int Rounds = 300;

    public static void Run(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(Text.Row("decision", "a second", "bytes each"));
        output.WriteLine("| --- | ---: | ---: |");
        foreach (var (name, evaluator, request, verdict) in DecideCases.All)
        {
            Measure(output, name, 10_000, () => evaluator.Decide(request) == verdict);
            Measure(output, $"{name}, with its reasons", 2_000, () => ReadReasons(evaluator.Explain(request)) == verdict);
            Measure(output, $"{name}, with every element of every policy", 1_000, () =>
                ReadEverything(evaluator.Explain(request)) == verdict);
        }
    }

    // With full reasons: which value of which element of which statement matches.
    private static Verdict ReadReasons(Decision decision)
    {
        foreach (var reason in decision.Because)
        {
            switch (reason)
            {
                case Reason.Applies applies:
                    Read(applies.Statement);
                    break;
                case Reason.Lacks { Nearest: { } nearest }:
                    Read(nearest);
                    break;
            }
        }

        return decision.Verdict;
    }

    private static Verdict ReadEverything(Decision decision)
    {
        foreach (var policy in decision.Policies)
        {
            foreach (var statement in policy.Statements)
            {
                GC.KeepAlive(statement.Matches ? statement : null);
                Read(statement);
            }
        }

        return ReadReasons(decision);
    }

    private static void Read(StatementExplanation statement)
    {
        GC.KeepAlive(statement.Action);
        GC.KeepAlive(statement.Principal);
        GC.KeepAlive(statement.Resource);
        foreach (var condition in statement.Conditions)
        {
            GC.KeepAlive(condition);
        }
    }

    private static void Measure(TextWriter output, string name, int calls, Func<bool> isAsExpected)
    {
        var best = double.MaxValue;
        var allocated = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < calls; i++)
            {
                if (!isAsExpected())
                {
                    throw new InvalidOperationException($"{name}: another verdict, so this measures something else");
                }
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        output.WriteLine(Text.Row(name, Text.Count(calls / best), Text.Count(allocated / calls)));
    }
}
