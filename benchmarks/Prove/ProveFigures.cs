using Benchmarks.Measure;
using IamEngine.Prove;
using Review.Model;
using Review.Theorems;

namespace Benchmarks.Prove;

/// <summary>Times of proofs: the median and the 99th percentile of many runs in a warm process.</summary>
internal static class ProveFigures
{
    private const int Runs = 40;

    public static void Run(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(Text.Row("proof", "median", "99th percentile"));
        output.WriteLine("| --- | ---: | ---: |");
        var versions = ProveCases.Versions;
        Write(output, $"`Implies`, {versions.Count} versions of prod's documents",
            Stopwatches.Times(50, versions, question => Prover.Ask(question)));
        Write(output, "all theorems of prod", Stopwatches.Times(Runs, [ProveCases.Prod], Theorems));
        foreach (var count in (int[])[50, 100, 200, 400, 800])
        {
            Write(output, GlobFamily.Buckets(count), Runs);
        }

        foreach (var count in (int[])[100, 200, 400, 800])
        {
            Write(output, $"{count} + {count} statements", ProveCases.Statements(count), Runs / 4);
        }

        foreach (var count in (int[])[14, 50, 100, 200, 400])
        {
            Write(output, GlobFamily.Infixes(count), Runs / 2);
        }

        foreach (var count in (int[])[5, 20, 80, 160])
        {
            Write(output, GlobFamily.Repeated(count), Runs);
            Write(output, GlobFamily.Words(count), Runs);
        }
    }

    private static void Theorems(ReviewReport report)
    {
        if (AllTheorems.Of(report).Any(theorem => theorem.Outcome != TheoremOutcome.Proved))
        {
            throw new InvalidOperationException("a theorem of prod is not proved, so this measures something else");
        }
    }

    private static void Write(TextWriter output, GlobFamily family, int runs) =>
        Write(output, family.Name, family.Question(), runs);

    private static void Write(TextWriter output, string name, Question question, int runs) =>
        Write(output, name, Stopwatches.Times(runs, [question], asked => ProveCases.Prove(asked)));

    private static void Write(TextWriter output, string name, double[] times) => output.WriteLine(Text.Row(
        name, Text.Time(times[times.Length / 2]), Text.Time(times[(int)Math.Ceiling(times.Length * 0.99) - 1])));
}
