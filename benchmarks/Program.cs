using BenchmarkDotNet.Running;
using Benchmarks;

// `quick` measures in seconds with a stopwatch, where BenchmarkDotNet's minutes are too many.
if (args is ["quick", ..])
{
    Quick.Run(Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(DecideBenchmarks).Assembly).Run(args);
