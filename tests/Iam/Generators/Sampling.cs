using System.Collections.Concurrent;
using CsCheck;

namespace Tests;

/// <summary>
/// CsCheck's <c>Sample</c> with the same cases in every run, so that a change does not fail on a case of another change. It takes
/// precedence over CsCheck's own because of its namespace. Each case has its own seed, which a failure prints.
/// <c>FRESH_SEEDS=1</c> draws other cases, and <c>CsCheck_Seed</c> runs one case again: both use CsCheck's own method.
/// </summary>
internal static class Sampling
{
    private const uint Stream = 1;

    // Consecutive seeds produce similar values; multiples of this number (2^64 divided by the golden ratio) do not.
    private const ulong BetweenSeeds = 0x9E3779B97F4A7C15;

    public static bool IsFresh { get; } = Environment.GetEnvironmentVariable("FRESH_SEEDS") == "1";

    public static void Sample<T>(
        this Gen<T> gen, Action<T> assert, long iter = -1, int threads = -1, Func<T, string>? print = null)
    {
        if (IsFresh || CsCheck.Check.Seed is not null)
        {
            CsCheck.Check.Sample(gen, assert, iter: iter, threads: threads, print: print);
            return;
        }

        var failed = new ConcurrentBag<long>();
        var cases = iter == -1 ? CsCheck.Check.Iter : iter;
        var degree = threads == -1 ? Environment.ProcessorCount : threads;
        Parallel.For(0L, cases, new ParallelOptions { MaxDegreeOfParallelism = degree }, (number, loop) =>
        {
            try
            {
                assert(gen.Generate(Start(number), null, out _));
            }
            catch (Exception)
            {
                failed.Add(number);
                loop.Break();
            }
        });
        if (!failed.IsEmpty)
        {
            // Runs the first failing case again, so that CsCheck prints the seed and the sample.
            CsCheck.Check.Sample(gen, assert, seed: Start(failed.Min()).ToString(), iter: 1, threads: 1, print: print);
            throw new InvalidOperationException($"Case {failed.Min()} fails only in some runs.");
        }
    }

    /// <summary>The same for a test that waits; the cases run one after another.</summary>
    public static async Task SampleAsync<T>(this Gen<T> gen, Func<T, Task> assert, long iter)
    {
        if (IsFresh || CsCheck.Check.Seed is not null)
        {
            await CsCheck.Check.SampleAsync(gen, assert, iter: iter, threads: 1);
            return;
        }

        for (var number = 0L; number < iter; number++)
        {
            try
            {
                await assert(gen.Generate(Start(number), null, out _));
            }
            catch (Exception)
            {
                await CsCheck.Check.SampleAsync(gen, assert, seed: Start(number).ToString(), iter: 1, threads: 1);
                throw new InvalidOperationException($"Case {number} fails only in some runs.");
            }
        }
    }

    public static void Sample<T>(
        this Gen<T> gen, Func<T, bool> predicate, long iter = -1, int threads = -1, Func<T, string>? print = null) =>
        gen.Sample(drawn => Assert.True(predicate(drawn)), iter, threads, print);

    public static void Sample<T1, T2>(
        this Gen<(T1, T2)> gen, Action<T1, T2> assert, long iter = -1, int threads = -1, Func<(T1, T2), string>? print = null) =>
        gen.Sample(drawn => assert(drawn.Item1, drawn.Item2), iter, threads, print);

    public static void Sample<T1, T2>(
        this Gen<(T1, T2)> gen, Func<T1, T2, bool> predicate, long iter = -1, int threads = -1,
        Func<(T1, T2), string>? print = null) =>
        gen.Sample(drawn => Assert.True(predicate(drawn.Item1, drawn.Item2)), iter, threads, print);

    public static void Sample<T1, T2, T3>(
        this Gen<(T1, T2, T3)> gen, Action<T1, T2, T3> assert, long iter = -1, int threads = -1) =>
        gen.Sample(drawn => assert(drawn.Item1, drawn.Item2, drawn.Item3), iter, threads);

    public static void Sample<T1, T2, T3>(
        this Gen<(T1, T2, T3)> gen, Func<T1, T2, T3, bool> predicate, long iter = -1, int threads = -1) =>
        gen.Sample(drawn => Assert.True(predicate(drawn.Item1, drawn.Item2, drawn.Item3)), iter, threads);

    private static PCG Start(long number) => new(Stream, unchecked((ulong)number * BetweenSeeds));
}
