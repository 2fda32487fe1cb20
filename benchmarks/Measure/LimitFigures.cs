using System.Runtime.CompilerServices;
using System.Text.Json;
using Benchmarks.Prove;
using Review.Model;

namespace Benchmarks.Measure;

/// <summary>
/// Lower bounds on this machine: a decision must look at every statement, a comparison must read both reports, and a tool must
/// start the runtime.
/// </summary>
internal static class LimitFigures
{
    private const int Rounds = 10_000;

    public static void Run(TextWriter output)
    {
        var keys = Enumerable.Range(0, 16).Select(i => $"aws:ConditionKey{i}").ToArray();
        var dictionary = keys.ToDictionary(key => key, StringComparer.OrdinalIgnoreCase);
        var report = JsonReport.Write(ProveCases.Prod);
        var start = ProcessRun.Of(new(Environment.ProcessPath!, AppContext.BaseDirectory, "--help"), TimeSpan.FromMinutes(1));
        output.WriteLine();
        output.WriteLine(Text.Row("limit", "processor time", "memory"));
        output.WriteLine("| --- | ---: | ---: |");
        output.WriteLine(Text.Row("one look-up in a dictionary of 16 texts, ignoring case", Text.Time(
            Stopwatches.Best(5, () => LookUp(dictionary, keys)) / (Rounds * keys.Length)), ""));
        output.WriteLine(Text.Row($"parsing prod's report, {Text.Bytes(report.Length)} of JSON, and no more", Text.Time(
            Stopwatches.Best(5, () => JsonDocument.Parse(report).Dispose())), ""));
        output.WriteLine(Text.Row(
            "starting a .NET program that prints a text", start.ProcessorSeconds is { } seconds ? Text.Time(seconds) : "-",
            start.PeakBytes is { } bytes ? Text.Bytes(bytes) : "-"));
    }

    // Compiled with full optimization at once, like a decision in a warm process.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LookUp(Dictionary<string, string> dictionary, string[] keys)
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var key in keys)
            {
                GC.KeepAlive(dictionary[key]);
            }
        }
    }
}
