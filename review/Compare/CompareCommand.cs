using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Prove;
using Review.Verbs;

namespace Review.Compare;

/// <summary>
/// <c>compare BASE HEAD</c>: does HEAD allow anything that BASE does not? Exit codes: 0 it does not, proved; 1 it does, with the
/// request; 3 not decided, with the reason; 2 a file cannot be used, with everything that is wrong with either.
/// </summary>
public static class CompareCommand
{
    // AWS takes no document that is a thousandth as long.
    private const int MostBytes = 64 * 1024 * 1024;

    private const string StandardInput = "-";

    /// <param name="basePath">The document as it was.</param>
    /// <param name="headPath">The document as it is to be.</param>
    /// <param name="kind">What both are; where it is not told, what they look like.</param>
    /// <param name="format">How the answer is written.</param>
    /// <param name="budget">What may be spent; the usual where it is not told.</param>
    /// <param name="streams">Where the standard input comes from and where answers and messages go.</param>
    public static ExitCode Run(string basePath, string headPath, PolicyKind? kind, ReportFormat format, Budget? budget, Streams streams)
    {
        var error = streams.Error;
        if (basePath == StandardInput && headPath == StandardInput)
        {
            error.WriteLine("only one of the two can come from the standard input");
            return ExitCode.BadInput;
        }

        // What is wrong with the one is told beside what is wrong with the other.
        var (baseText, headText) = (ReadText(basePath, streams), ReadText(headPath, streams));
        var (baseKind, headKind) = (kind ?? KindOf(baseText), kind ?? KindOf(headText));
        var before = baseText is null ? null : Document(basePath, baseText, baseKind, error);
        var after = headText is null ? null : Document(headPath, headText, headKind, error);
        if (before is null || after is null)
        {
            return ExitCode.BadInput;
        }

        if (baseKind != headKind)
        {
            error.WriteLine($"{Name(basePath)} looks like {baseKind.NameWithArticle()}, {Name(headPath)} like {headKind.NameWithArticle()}; say which with --kind");
            return ExitCode.BadInput;
        }

        var comparison = Comparison.Of(before, after, baseKind, budget);
        streams.Output.Write(ComparisonText.Write(comparison, format));
        return comparison.ExitCode;
    }

    private static PolicyKind KindOf(string? text) => text is null ? PolicyKind.Identity : Comparison.KindOf(text);

    private static string? ReadText(string path, Streams streams)
    {
        string reason;
        try
        {
            if (path != StandardInput && new FileInfo(path) is { Exists: true, Length: > MostBytes })
            {
                reason = "it is far larger than any policy";
            }
            else if (JsonText.FromUtf8(path == StandardInput ? Drain(streams.Input()) : File.ReadAllBytes(path)) is { } text)
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
            reason = Directory.Exists(path) ? "it is a folder" : File.Exists(path)
                || path == StandardInput ? fault.Message : "there is no such file";
        }

        streams.Error.WriteLine($"{Name(path)} cannot be read: {reason}");
        return null;
    }

    private static byte[] Drain(Stream input)
    {
        using (input)
        {
            using var all = new MemoryStream();
            var buffer = new byte[81920];
            for (int read; (read = input.Read(buffer)) > 0;)
            {
                all.Write(buffer.AsSpan(0, read));
                if (all.Length > MostBytes)
                {
                    throw new IOException("it is far larger than any policy");
                }
            }

            return all.ToArray();
        }
    }

    private static string Name(string path) => path == StandardInput ? "standard input" : path;

    private static PolicyDocument? Document(string path, string json, PolicyKind kind, TextWriter error)
    {
        switch (Comparison.Read(json, kind))
        {
            case Reading<PolicyDocument>.Document document:
                return document.Value;
            case Reading<PolicyDocument>.Refused refused:
                foreach (var problem in refused.Problems)
                {
                    error.WriteLine($"{Name(path)}: {problem}");
                }

                return null;
            default:
                throw new InvalidOperationException();
        }
    }
}
