using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Measure;

/// <summary>One run of a program, measured from outside.</summary>
/// <param name="Seconds">Wall-clock time.</param>
/// <param name="ProcessorSeconds">Processor time of the program and its children; null without /proc.</param>
/// <param name="PeakBytes">The largest resident set of one of its processes; null without /proc.</param>
internal sealed record ProcessRun(
    int ExitCode, string Output, string Error, bool TimedOut, double Seconds, double? ProcessorSeconds, long? PeakBytes)
{
    private const int TicksPerSecond = 100;
    private const int ClockToProcessor = 10;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(4);

    /// <param name="command">The program.</param>
    /// <param name="limit">
    /// The limit of processor time, after which the program is killed. The limit of wall-clock time is ten times as long, because
    /// other work on the machine must not count as a slow answer.
    /// </param>
    public static ProcessRun Of(Command command, TimeSpan limit)
    {
        var before = ProcessorSecondsOfChildren();
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(command.Program, command.Arguments)
        {
            WorkingDirectory = command.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        long? peak = null;
        var timedOut = false;
        do
        {
            peak = Larger(peak, PeakOf(process.Id));
            timedOut = ProcessorSecondsOf(process.Id) > limit.TotalSeconds
                || Stopwatch.GetElapsedTime(started) > limit * ClockToProcessor;
            if (timedOut)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        while (!timedOut && !process.WaitForExit(BetweenLooks));

        process.WaitForExit();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new(
            process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult(), timedOut, seconds,
            ProcessorSecondsOfChildren() - before, peak);
    }

    // The kernel keeps the peak of a process, which seldom rises between the last sample and the end.
    private static long? PeakOf(int process)
    {
        long? peak = null;
        try
        {
            foreach (var line in File.ReadLines($"/proc/{process}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                {
                    peak = long.Parse(line.AsSpan("VmHWM:".Length).Trim(" \tkB"), CultureInfo.InvariantCulture) * 1024;
                    break;
                }
            }

            foreach (var child in File.ReadAllText($"/proc/{process}/task/{process}/children").Split(
                ' ', StringSplitOptions.RemoveEmptyEntries))
            {
                peak = Larger(peak, PeakOf(int.Parse(child, CultureInfo.InvariantCulture)));
            }
        }
        catch (IOException)
        {
            // The process has ended, or there is no /proc.
        }

        return peak;
    }

    // The time of children that have ended.
    private static double? ProcessorSecondsOfChildren() => UserAndSystem("/proc/self/stat", 16);

    private static double? ProcessorSecondsOf(int process) => UserAndSystem($"/proc/{process}/stat", 14);

    // The field number of the user time; the next field is the system time.
    // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    private static double? UserAndSystem(string stat, int field)
    {
        try
        {
            // The name in field 2 may contain spaces; a parenthesis ends it.
            var fields = File.ReadAllText(stat).Split(") ")[^1].Split(' ');
            return (Field(field) + Field(field + 1)) / TicksPerSecond;

            double Field(int number) => double.Parse(fields[number - 3], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // The process has ended, or there is no /proc.
            return null;
        }
    }

    private static long? Larger(long? one, long? other) => one > other || other is null ? one : other;
}

/// <summary>A program with its arguments.</summary>
internal sealed record Command(string Program, string Folder, params string[] Arguments)
{
    /// <summary>The path of a program on the PATH; null if it is not there.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
