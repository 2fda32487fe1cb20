using System.Text;
using IamEngine.Decide.Scenarios;
using Review.Render;

namespace Review.Decide;

/// <summary>
/// Decides every scenario of an input: one object, a list, or JSON lines. Exit codes: 0 fine; 1 a decision is not the one expected;
/// 2 something in the input cannot be used, which is told on the error side with its place while the rest goes on.
/// </summary>
public static class DecideCommand
{
    private const int LongestMessage = 600;

    /// <summary>Decides what a file's bytes hold; they must be UTF-8.</summary>
    public static int Run(Stream input, string name, TextWriter output, TextWriter error, AnswerFormat format)
    {
        using var reader = new StreamReader(
            input,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: false,
            leaveOpen: true);
        return Run(reader, name, output, error, format);
    }

    /// <param name="input">The scenarios.</param>
    /// <param name="name">What messages call the input: the file's name.</param>
    /// <param name="output">Where the decisions go.</param>
    /// <param name="error">Where messages about the input go.</param>
    /// <param name="format">How decisions are printed.</param>
    public static int Run(TextReader input, string name, TextWriter output, TextWriter error, AnswerFormat format)
    {
        var (mismatch, refused) = (false, false);
        try
        {
            var memory = new PolicyCache();
            var source = ScenarioSource.Of(input, memory);
            var printer = new Printer(output, format, source.Shape);
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
                            Tell(error, name, place, problem.ToString());
                        }

                        break;
                }
            }

            printer.End();
        }
        catch (DecoderFallbackException)
        {
            refused = true;
            Tell(error, name, "", "not UTF-8 text; nothing behind the broken bytes was read");
        }

        return refused ? 2 : mismatch ? 1 : 0;
    }

    private static void Tell(TextWriter error, string name, string place, string message)
    {
        var text = Plain.Of(message.Length <= LongestMessage ? message : $"{message[..LongestMessage]}...");
        error.WriteLine(place.Length == 0 ? $"{name}: {text}" : $"{name}: {place}: {text}");
    }
}
