using Benchmarks.Decide;
using Benchmarks.Peers;
using Benchmarks.Prove;
using Review.Model;

namespace Benchmarks.Measure;

/// <summary>Whole runs of the tool, from outside: what a user waits for, and the largest memory.</summary>
internal static class StartFigures
{
    private const int Runs = 5;

    private const string Scenario =
        """
        {"name":"read","request":{"principal":"arn:aws:iam::123456789012:role/upload","action":"s3:GetObject","resource":"arn:aws:s3:::example-state/checkpoints/a"},
         "policies":{"identity":POLICY}}
        """;

    public static void Run(TextWriter output)
    {
        output.WriteLine();
        if (ReviewTool.Find() is not { } tool)
        {
            output.WriteLine("Starts are not measured: `./run bench` builds the tool, and `dotnet run` does not.");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("bench-start-");
        try
        {
            string File(string name, string text)
            {
                var path = Path.Combine(folder.FullName, name);
                System.IO.File.WriteAllText(path, text);
                return path;
            }

            var report = JsonReport.Write(ProveCases.Prod);
            var policy = File("policy.json", DecideCases.UploadPolicy);
            var scenario = File("scenario.json", Scenario.Replace("POLICY", DecideCases.UploadPolicy, StringComparison.Ordinal));
            var (before, after) = (File("before.json", report), File(
                "after.json", report.Replace("s3:AbortMultipartUpload", "s3:GetObjectAcl", StringComparison.Ordinal)));

            output.WriteLine(Text.Row("command", "time", "processor time", "largest memory"));
            output.WriteLine("| --- | ---: | ---: | ---: |");
            Measure(output, tool, "`decide` of one file", 0, "decide", scenario);
            Measure(output, tool, "`check` of one file", 0, "check", policy);
            Measure(output, tool, "`diff prod` of two reports, one document allows more", 1,
                "diff", "prod", "--base", before, "--head", after);
            Measure(output, tool, "`review dev`", 0, "review", "dev");
            Measure(output, tool, "`review prod`", 0, "review", "prod");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The median of each figure.
    private static void Measure(TextWriter output, ReviewTool tool, string name, int exitCode, params string[] arguments)
    {
        var command = tool.Command(arguments);
        var runs = Enumerable.Range(0, Runs).Select(_ => ProcessRun.Of(command, TimeSpan.FromMinutes(1))).ToList();
        if (runs.Find(run => run.ExitCode != exitCode) is { } other)
        {
            throw new InvalidOperationException(
                $"{name} ends with exit code {other.ExitCode}, so this measures something else: {other.Error}");
        }

        output.WriteLine(Text.Row(
            name,
            Text.Time(Median(runs.Select(run => run.Seconds))),
            runs.TrueForAll(run => run.ProcessorSeconds is not null)
                ? Text.Time(Median(runs.Select(run => run.ProcessorSeconds!.Value))) : "-",
            runs.TrueForAll(run => run.PeakBytes is not null)
                ? Text.Bytes((long)Median(runs.Select(run => (double)run.PeakBytes!.Value))) : "-"));
    }

    private static double Median(IEnumerable<double> figures) => figures.Order().ElementAt(Runs / 2);
}
