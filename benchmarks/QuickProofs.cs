using System.Diagnostics;
using System.Globalization;
using IamEngine.Prove;
using Review.Model;
using Review.Theorems;

namespace Benchmarks;

/// <summary>
/// The figures of proofs by stopwatch: medians and, where one is promised, the 99th percentile of many runs; warm.
/// </summary>
internal static class QuickProofs
{
    private const int Runs = 40;

    public static void Run(TextWriter output)
    {
        var versions = ProveCases.Versions;
        Write(output, $"Implies, {versions.Count} versions of prod's documents",
            Times(50, versions, question => Prover.Ask(question)));
        Write(output, "all theorems of prod", Times(Runs, [ProveCases.Prod], Theorems));
        foreach (var count in (int[])[50, 100, 200, 400, 800])
        {
            Write(output, $"{count} globs within {count} globs",
                Times(Runs, [ProveCases.Globs(count)], question => ProveCases.Prove(question)));
        }

        foreach (var count in (int[])[100, 200, 400, 800])
        {
            Write(
                output,
                $"{count} + {count} statements",
                Times(Runs / 4, [ProveCases.Statements(count)], question => ProveCases.Prove(question)));
        }

        foreach (var count in (int[])[14, 50, 100, 200, 400])
        {
            Write(
                output,
                $"{count} infix globs within {count}",
                Times(Runs / 2, [ProveCases.Infixes(count)], question => ProveCases.Prove(question)));
        }

        foreach (var count in (int[])[5, 20, 80, 160])
        {
            Write(
                output,
                $"ab(*b)^{count} within a(*b)^{count}",
                Times(Runs, [ProveCases.Repeated(count)], question => ProveCases.Prove(question)));
            Write(
                output,
                $"*w0*...*w{count - 1}* within *w{count - 1}*",
                Times(Runs, [ProveCases.Words(count)], question => ProveCases.Prove(question)));
        }
    }

    private static void Theorems(ReviewReport report)
    {
        if (AllTheorems.Of(report).Any(theorem => theorem.Outcome != TheoremOutcome.Proved))
        {
            throw new InvalidOperationException("a theorem of prod is not proved, so this measures something else");
        }
    }

    // Twice: the first round lets the runtime compile what is hot.
    private static double[] Times<T>(int runs, IReadOnlyList<T> cases, Action<T> run)
    {
        Once();
        return Once();

        double[] Once() => [.. Enumerable.Range(0, runs).SelectMany(_ => cases).Select(one =>
        {
            var started = Stopwatch.GetTimestamp();
            run(one);
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }).Order()];
    }

    private static void Write(TextWriter output, string name, double[] times) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-44} median {times[times.Length / 2],8:0.00} ms  p99 "
            + $"{times[(int)Math.Ceiling(times.Length * 0.99) - 1],8:0.00} ms"));
}
