using System.Globalization;
using Benchmarks.Measure;
using IamEngine.Decide;
using IamEngine.Decide.Explain;
using IamEngine.Decide.Scenarios;

namespace Benchmarks.Peers;

/// <summary>
/// Decisions per second of processor time in one warm process, on the scenarios for which both programs give the same answer.
/// </summary>
internal static class DecisionRates
{
    private const double Seconds = 3;

    public static void Write(TextWriter output, Installed peers)
    {
        var scenarios = DecisionScenarios.Lines.Select(Read).ToList();
        var verdicts = scenarios.Select(scenario => scenario.Decide().Verdict).ToList();
        var prepared = scenarios.Select(scenario => (Evaluator: Evaluator.For(scenario.Policies), Request: scenario.Requests[0]))
            .ToList();
        output.WriteLine();
        output.WriteLine(Text.Row("decisions in one warm process", "each takes", "a second of processor time"));
        output.WriteLine("| --- | --- | ---: |");
        Row("this engine", "prepared policies, a verdict",
            Rate(() => prepared.ForEach(one => one.Evaluator.Decide(one.Request))));
        Row("this engine", "prepared policies, a verdict with reasons",
            Rate(() => prepared.ForEach(one => one.Evaluator.Explain(one.Request))));
        Row("this engine", "policies and request as JSON, checked; a verdict with reasons", Rate(() =>
        {
            foreach (var line in DecisionScenarios.Lines)
            {
                Read(line).Decide();
            }
        }));
        if (peers.Missing(IamSimulatePeer.Package) is { } missing)
        {
            Row(IamSimulatePeer.Package, $"skipped: {missing}", null);
            return;
        }

        var file = peers.Write("rates.jsonl", string.Join('\n', DecisionScenarios.Lines));
        foreach (var (mode, takes) in ((string, string)[])[
            ("checked", "policies and request as objects, checked; a verdict with reasons"),
            ("unchecked", "policies and request as objects, unchecked; a verdict")])
        {
            var run = ProcessRun.Of(
                peers.Script("decide.cjs", file, mode, Seconds.ToString(CultureInfo.InvariantCulture)), TimeSpan.FromMinutes(2));
            var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var agrees = lines.Length == verdicts.Count + 1
                && lines[..^1].Zip(verdicts).All(pair => pair.First == pair.Second.ToString());
            Row($"{IamSimulatePeer.Package} {peers.VersionOf(IamSimulatePeer.Package)}",
                agrees ? takes : run.ExitCode == 0 ? $"{takes}: another answer, so not timed" : $"{takes}: {FirstError(run)}",
                agrees ? double.Parse(lines[^1], CultureInfo.InvariantCulture) : null);
        }

        void Row(string program, string takes, double? rate) =>
            output.WriteLine(Text.Row(program, takes, rate is { } perSecond ? Text.Count(perSecond) : ""));

        static string FirstError(ProcessRun run) => run.Error.Split('\n').FirstOrDefault(
            line => line.Contains("Error", StringComparison.Ordinal)) ?? $"exit code {run.ExitCode}";

        static Scenario Read(string line) => ((ScenarioReading.Read)ScenarioReader.Read(line)).Scenario;

        double Rate(Action all)
        {
            Stopwatches.Time(all);
            var (seconds, decisions) = (0.0, 0L);
            while (seconds < Seconds)
            {
                seconds += Stopwatches.Time(all);
                decisions += scenarios.Count;
            }

            return decisions / seconds;
        }
    }
}
