using BenchmarkDotNet.Running;
using Benchmarks;

// `quick` measures in seconds with a stopwatch, where BenchmarkDotNet's minutes are too many.
if (args is ["quick", ..])
{
    if (args is not [_, "prove"])
    {
        Quick.Run(Console.Out);
    }

    if (args is not [_, "decide"])
    {
        QuickProofs.Run(Console.Out);
    }

    return;
}

BenchmarkSwitcher.FromAssembly(typeof(DecideBenchmarks).Assembly).Run(args);
