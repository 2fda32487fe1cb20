using Pulumi;

namespace Review.Mocks;

/// <summary>
/// The program of a stack failed. The message has the reason: one line, or the program's own message.
/// </summary>
public sealed class ProgramFailedException : Exception
{
    // The SDK's message for an exception that the program does not handle. The stack trace follows.
    private const string Unexpected = "failed with an unhandled exception:\n";

    private ProgramFailedException(string message, bool isRefusal, Exception inner)
        : base(message, inner) => IsRefusal = isRefusal;

    /// <summary>
    /// Whether the program itself stopped, because of settings that are found invalid only while it runs.
    /// </summary>
    public bool IsRefusal { get; }

    internal static ProgramFailedException Of(Exception failure, string? unknown)
    {
        var first = failure is AggregateException several ? several.InnerExceptions[0] : failure;
        var at = first.Message.IndexOf(Unexpected, StringComparison.Ordinal);
        return unknown is not null
            ? new(unknown, isRefusal: false, failure)
            : first is RunException && at < 0
                ? new(first.Message, isRefusal: true, failure)
                : new(first.Message[(at < 0 ? 0 : at + Unexpected.Length)..].Split('\n')[0], isRefusal: false, failure);
    }
}
