using Pulumi;

namespace Review.Mocks;

/// <summary>
/// The program of a stack failed. The message has the reason: one line, or the program's own message.
/// </summary>
public sealed class ProgramFailedException : Exception
{
    // The SDK's message for an exception that the program does not handle. The stack trace follows.
    private const string Unexpected = "failed with an unhandled exception:\n";

    // A failed output fails the resources that use it. If one of them fails first, the program's own exception is inside its.
    private const string Inside = " ---> Pulumi.RunException: ";

    private ProgramFailedException(string message, bool isRefusal, Exception inner)
        : base(message, inner) => IsRefusal = isRefusal;

    /// <summary>
    /// Whether the program itself stopped, because of settings that are found invalid only while it runs.
    /// </summary>
    public bool IsRefusal { get; }

    internal static ProgramFailedException Of(Exception failure, string? unknown)
    {
        var first = failure is AggregateException several ? several.InnerExceptions[0] : failure;
        var isUnexpected = first.Message.Contains(Unexpected, StringComparison.Ordinal);
        return unknown is not null ? new(unknown, isRefusal: false, failure)
            : first is RunException && !isUnexpected ? new(first.Message, isRefusal: true, failure)
            : isUnexpected && first.Message.Contains(Inside, StringComparison.Ordinal)
                ? new(LineAfter(Inside, first.Message), isRefusal: true, failure)
            : new(LineAfter(Unexpected, first.Message), isRefusal: false, failure);
    }

    // The rest of the line after the last of these marks; the first line if there is none.
    private static string LineAfter(string mark, string text)
    {
        var at = text.LastIndexOf(mark, StringComparison.Ordinal);
        return text[(at < 0 ? 0 : at + mark.Length)..].Split('\n')[0];
    }
}
