using System.Text;
using Review.Forms;
using Review.Verbs;

namespace Tests.Review.Verbs;

/// <summary>Runs the <c>decide</c> verb on a text and returns its output.</summary>
internal static class DecideRun
{
    public static (int Code, string Output, string Error) Of(
        string input, OutputFormat format = OutputFormat.Json, string name = "in.json") =>
        Of(Encoding.UTF8.GetBytes(input), format, name);

    public static (int Code, string Output, string Error) Of(
        byte[] input, OutputFormat format = OutputFormat.Json, string name = "in.json")
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var stream = new MemoryStream(input);
        using var reader = new StreamReader(
            stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
        var code = (int)DecideVerb.Run(reader, name, format, new(() => Stream.Null, output, error));
        return (code, output.ToString(), error.ToString());
    }
}
