using Pulumi;

namespace Review.Mocks;

/// <summary>
/// The program of a stack did not come to its end; the message says why, on one line or in the program's own words.
/// </summary>
public sealed class ProgramFailedException : Exception
{
    // The words in which the SDK wraps what a program did not expect itself. The stack trace follows.
    private const string Unexpected = "failed with an unhandled exception:\n";

    private ProgramFailedException(string message, bool isRefusal, Exception inner)
        : base(message, inner) => IsRefusal = isRefusal;

    /// <summary>
    /// Whether the program itself refuses to go on, as it may with settings that only show their fault while it runs.
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
