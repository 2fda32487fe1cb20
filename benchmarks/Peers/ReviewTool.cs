using System.Runtime.InteropServices;
using Benchmarks.Measure;

namespace Benchmarks.Peers;

/// <summary>The tool that ./run starts for its verbs.</summary>
internal sealed record ReviewTool(string Path, string Project)
{
    // ./run builds the tool and passes its path.
    public static ReviewTool? Find() => Environment.GetEnvironmentVariable("BENCH_TOOL") is { } path && File.Exists(path)
        ? new(path, Prove.ProveCases.ProjectFolder())
        : null;

    public Command Command(params ReadOnlySpan<string> arguments) => new(
        System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet")),
        Project, [Path, .. arguments]);
}
