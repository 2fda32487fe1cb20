namespace Benchmarks.Measure;

/// <summary>
/// Measures code in this process in processor time, because wall-clock time on a busy machine measures the other work. Processor
/// time includes the work of the runtime: garbage collection and compilation.
/// </summary>
internal static class Stopwatches
{
    // The clock of the kernel is precise to microseconds; a batch of this length makes its error small.
    private const double SecondsPerBatch = 0.05;

    /// <summary>Seconds of each run, in order of length. The first round does not count: the runtime compiles in it.</summary>
    public static double[] Times<T>(int runs, IReadOnlyList<T> cases, Action<T> run)
    {
        Once();
        return Once();

        double[] Once() => [.. Enumerable.Range(0, runs).SelectMany(_ => cases).Select(one => Time(() => run(one))).Order()];
    }

    /// <summary>Seconds of one run: the best of several batches.</summary>
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
