using System.CommandLine;
using System.Text;
using IamEngine.Decide.Scenarios;
using Review.Decide;
using Review.Forms;
using Review.Forms.Decide;

namespace Review.Verbs;

/// <summary>
/// <c>decide FILE|-</c>: decides every scenario of an input: one object, a list, or JSON lines. Exit codes: 0 success; 1 a
/// decision is not the one expected; 2 invalid input, reported on standard error with its position; the remaining scenarios are
/// still decided.
/// </summary>
public static class DecideVerb
{
    private const int LongestMessage = 600;

    internal static Command Command(Streams streams)
    {
        var file = new Argument<string>(
            "FILE")
        { Description = "A scenario, a JSON list of scenarios, or one scenario per line; - reads standard input" };
        var format = FormatOption.With();
        var command = new Command("decide", "Decide requests against IAM policies, with the reasons") { file, format };
        command.SetAction(parsed => (int)Run(parsed.GetRequiredValue(file), parsed.GetValue(format), streams));
        return command;
    }

    public static ExitCode Run(string path, OutputFormat format, Streams streams)
    {
        using var bytes = streams.Open(path);
        if (bytes is null)
        {
            return ExitCode.BadInput;
        }

        using var input = new StreamReader(
            bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: false);
        return Run(input, Streams.Name(path), format, streams);
    }

    /// <param name="input">The scenarios.</param>
    /// <param name="name">The name of the input in messages.</param>
    public static ExitCode Run(TextReader input, string name, OutputFormat format, Streams streams)
    {
        var (mismatch, refused) = (false, false);
        try
        {
            var memory = new PolicyCache();
            var source = ScenarioSource.Of(input, memory);
            var printer = new DecisionPrinter(streams.Output, format, source.Shape);
            foreach (var (place, reading) in source.Read())
            {
                switch (reading)
                {
                    case ScenarioReading.Read read:
                        var decision = read.Scenario.Decide(memory);
                        mismatch |= read.Scenario.Expect is { } expected && expected != decision.Verdict;
                        printer.Print(read.Scenario, decision);
                        break;
                    case ScenarioReading.Refused problems:
                        refused = true;
                        foreach (var problem in problems.Problems)
                        {
                            Report(place, problem.ToString());
                        }

                        break;
                }
            }

            printer.End();
        }
        catch (DecoderFallbackException)
        {
            refused = true;
            Report("", "not UTF-8 text; the input after the invalid bytes was not read");
        }

        return refused ? ExitCode.BadInput : mismatch ? ExitCode.Finding : ExitCode.Success;

        void Report(string place, string message)
        {
            var text = Visible.Of(message.Length <= LongestMessage ? message : $"{message[..LongestMessage]}...");
            streams.Error.WriteLine(place.Length == 0 ? $"{name}: {text}" : $"{name}: {place}: {text}");
        }
    }
}
