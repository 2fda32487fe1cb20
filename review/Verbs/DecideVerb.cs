using System.CommandLine;
using Review.Forms;

namespace Review.Verbs;

/// <summary><c>decide FILE|-</c>: decides scenarios and says why.</summary>
internal static class DecideVerb
{
    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "A scenario, a list of them, or one a line; - reads standard input" };
        var format = Formats.Option();
        var command = new Command("decide", "Decide requests under IAM policies, and say why") { file, format };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetValue(format)));
        return command;
    }

    private static int Run(string file, ReportFormat format)
    {
        var answers = format switch
        {
            ReportFormat.Json => AnswerFormat.Json,
            ReportFormat.Markdown => AnswerFormat.Markdown,
            _ => AnswerFormat.Text,
        };
        if (file == "-")
        {
            using var input = Console.OpenStandardInput();
            return DecideCommand.Run(input, "standard input", Console.Out, Console.Error, answers);
        }

        return InputFile.Read(file, input => DecideCommand.Run(input, file, Console.Out, Console.Error, answers));
    }
}
