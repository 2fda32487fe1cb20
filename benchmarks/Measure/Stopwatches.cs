namespace Benchmarks.Measure;

/// <summary>
/// Measures code in this process in processor time, because wall-clock time on a busy machine includes other work. Processor time
/// includes garbage collection and compilation by the runtime.
/// </summary>
internal static class Stopwatches
{
    // The kernel's clock has a resolution of microseconds; with a batch of this length, its error is small.
    private const double SecondsPerBatch = 0.05;

    /// <summary>
    /// Seconds of each run, in ascending order. The first round is not counted, because the runtime compiles the code in it.
    /// </summary>
    public static double[] Times<T>(int runs, IReadOnlyList<T> cases, Action<T> run)
    {
        Once();
        return Once();

        double[] Once() => [.. Enumerable.Range(0, runs).SelectMany(_ => cases).Select(one => Time(() => run(one))).Order()];
    }

    /// <summary>Seconds of one run: the minimum of several batches.</summary>
    public static double Best(int batches, Action run) => Enumerable.Range(0, batches).Min(_ =>
    {
        var (seconds, runs) = (0.0, 0);
        while (seconds < SecondsPerBatch)
        {
            seconds += Time(run);
            runs++;
        }

        return seconds / runs;
    });

    public static double Time(Action run)
    {
        var before = Environment.CpuUsage.TotalTime;
        run();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
