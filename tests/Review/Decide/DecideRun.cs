using System.Text;
using Review.Decide;

namespace Tests.Decide;

/// <summary>Runs the <c>decide</c> verb on a text and gives back what it said.</summary>
internal static class DecideRun
{
    public static (int Code, string Output, string Error) Of(string input, AnswerFormat format = AnswerFormat.Json, string name = "in.json") =>
        Of(Encoding.UTF8.GetBytes(input), format, name);

    public static (int Code, string Output, string Error) Of(byte[] input, AnswerFormat format = AnswerFormat.Json, string name = "in.json")
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var stream = new MemoryStream(input);
        var code = DecideCommand.Run(stream, name, output, error, format);
        return (code, output.ToString(), error.ToString());
    }
}
