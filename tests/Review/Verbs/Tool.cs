using System.Text;
using Review;
using Review.Verbs;

namespace Tests.Review.Verbs;

/// <summary>
/// The command line of the review tool. It usually runs in this process, which is faster; tests of streams and exit codes start a
/// process.
/// </summary>
internal static class Tool
{
    public static Programs.Finished Run(params IEnumerable<string> arguments) => RunWith("", arguments);

    /// <param name="input">The text of standard input.</param>
    public static Programs.Finished RunWith(string input, params IEnumerable<string> arguments) =>
        RunWith(input, streams => CommandLine.RunAsync([.. arguments], streams).GetAwaiter().GetResult());

    /// <summary>Runs a part of the tool with its streams.</summary>
    public static Programs.Finished RunWith(string input, Func<Streams, int> part)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        // The program replaces control characters in its output.
        using VisibleWriter shownOutput = new(output), shownError = new(error);
        var streams = new Streams(() => new MemoryStream(Encoding.UTF8.GetBytes(input)), shownOutput, shownError);
        var exitCode = part(streams);
        shownOutput.Flush();
        shownError.Flush();
        return new(exitCode, output.ToString(), error.ToString());
    }

    public static Programs.Finished Start(params IEnumerable<string> arguments) => StartWith("", arguments);

    public static Programs.Finished StartWith(string input, params IEnumerable<string> arguments) =>
        Programs.Run("dotnet", input, [Path.Combine(AppContext.BaseDirectory, "Review.dll"), .. arguments]);
}
