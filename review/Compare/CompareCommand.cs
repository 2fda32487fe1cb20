using Policies.Check;
using Policies.Json;
using Policies.Model;
using Review.Verbs;

namespace Review.Compare;

/// <summary>
/// <c>compare BASE HEAD</c>: does HEAD allow anything that BASE does not? Exit codes: 0 it does not, proved; 1 it does, with the
/// request; 3 not decided, with the reason; 2 a file cannot be used.
/// </summary>
public static class CompareCommand
{
    // AWS takes no document that is a thousandth as long.
    private const int MostBytes = 64 * 1024 * 1024;

    /// <param name="basePath">The document as it was.</param>
    /// <param name="headPath">The document as it is to be.</param>
    /// <param name="kind">What both are; where it is not told, what they look like.</param>
    /// <param name="format">How the answer is written.</param>
    /// <param name="output">Where the answer goes.</param>
    /// <param name="error">Where messages about the files go.</param>
    public static ExitCode Run(string basePath, string headPath, PolicyKind? kind, ReportFormat format, TextWriter output, TextWriter error)
    {
        if (ReadText(basePath, error) is not { } baseText || ReadText(headPath, error) is not { } headText)
        {
            return ExitCode.BadInput;
        }

        var (baseKind, headKind) = (kind ?? Comparison.KindOf(baseText), kind ?? Comparison.KindOf(headText));
        if (baseKind != headKind)
        {
            error.WriteLine($"{basePath} looks like {Article(baseKind)}, {headPath} like {Article(headKind)}; say which with --kind");
            return ExitCode.BadInput;
        }

        var (before, after) = (Document(basePath, baseText, baseKind, error), Document(headPath, headText, headKind, error));
        if (before is null || after is null)
        {
            return ExitCode.BadInput;
        }

        var comparison = Comparison.Of(before, after, baseKind);
        output.Write(ComparisonText.Write(comparison, format));
        return comparison.ExitCode;
    }

    private static string? ReadText(string path, TextWriter error)
    {
        string reason;
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes })
            {
                reason = "it is far larger than any policy";
            }
            else if (JsonText.FromUtf8(File.ReadAllBytes(path)) is { } text)
            {
                return text;
            }
            else
            {
                reason = "it is not UTF-8 text";
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            reason = fault.Message;
        }

        error.WriteLine($"{path}: cannot be read: {reason}");
        return null;
    }

    private static PolicyDocument? Document(string path, string json, PolicyKind kind, TextWriter error)
    {
        switch (Comparison.Read(json, kind))
        {
            case Reading<PolicyDocument>.Document document:
                return document.Value;
            case Reading<PolicyDocument>.Refused refused:
                foreach (var problem in refused.Problems)
                {
                    error.WriteLine($"{path}: {problem}");
                }

                return null;
            default:
                throw new InvalidOperationException();
        }
    }

    private static string Article(PolicyKind kind) => kind == PolicyKind.Identity ? "an identity policy" : $"a {kind.Name()}";
}
