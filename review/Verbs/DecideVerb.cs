using System.CommandLine;
using Review.Decide;

namespace Review.Verbs;

/// <summary><c>decide FILE|-</c>: decides scenarios and says why.</summary>
internal static class DecideVerb
{
    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "One scenario, a list, or JSON lines; - reads standard input" };
        var format = Formats.Option();
        var command = new Command("decide", "Decide requests against policies, and say why") { file, format };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetValue(format)));
        return command;
    }

    private static int Run(string file, ReportFormat format)
    {
        if (file == "-")
        {
            using var input = Console.OpenStandardInput();
            return Decide(input, "standard input", format);
        }

        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"{file}: there is no such file");
            return (int)ExitCode.BadInput;
        }

        using var stream = File.OpenRead(file);
        return Decide(stream, file, format);
    }

    private static int Decide(Stream input, string name, ReportFormat format) =>
        DecideCommand.Run(input, name, Console.Out, Console.Error, format switch
        {
            ReportFormat.Json => AnswerFormat.Json,
            ReportFormat.Markdown => AnswerFormat.Markdown,
            _ => AnswerFormat.Text,
        });
}
