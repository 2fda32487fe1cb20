using System.Globalization;
using System.Runtime.InteropServices;

namespace Benchmarks.Measure;

/// <summary>The machine on which the figures were measured.</summary>
internal static class Machine
{
    public static void Write(TextWriter output)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        output.WriteLine(DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)
            + $", {Processor()}, {Environment.ProcessorCount} processors, {Text.Bytes(memory)} memory, "
            + $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription.Split('#')[0].Trim()}{Load()}");
    }

    private static string Processor() => Lines("/proc/cpuinfo")
        .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
        ?? RuntimeInformation.ProcessArchitecture.ToString();

    // Other work on the machine makes every figure worse, so the report shows the load.
    private static string Load() => Lines("/proc/loadavg").FirstOrDefault()?.Split(' ')[0] is { } load ? $", load {load}" : "";

    private static IEnumerable<string> Lines(string path) => File.Exists(path) ? File.ReadLines(path) : [];
}
