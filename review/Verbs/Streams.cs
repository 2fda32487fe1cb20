using Review.Forms.Report;
using Review.Model;

namespace Review.Verbs;

/// <summary>What a verb reads and writes: files and the standard streams, or replacements in a test.</summary>
/// <param name="Input">Opens standard input; called only if it is read.</param>
public sealed record Streams(Func<Stream> Input, TextWriter Output, TextWriter Error)
{
    /// <summary>The path that means standard input.</summary>
    public const string StandardInput = "-";

    public static Streams OfProcess => new(Console.OpenStandardInput, Console.Out, Console.Error)
    {
        IsTerminal = Consoles.IsTerminal,
    };

    /// <summary>Whether the output is a terminal, so that a text report has colours.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>The name of a file in messages.</summary>
    public static string Name(string path) => path == StandardInput ? "standard input" : Visible.Of(path);

    /// <summary>
    /// The bytes of a file or of standard input. If they cannot be read: null, and one line on standard error.
    /// </summary>
    public Stream? Open(string path)
    {
        try
        {
            return path == StandardInput ? Input() : File.OpenRead(path);
        }
        catch (Exception fault) when (IsOfTheFile(fault))
        {
            return Refuse<Stream>(path, Reason(path, fault));
        }
    }

    /// <summary>
    /// The text of a file or of standard input. If it cannot be read: null, and one line on standard error.
    /// </summary>
    public string? ReadText(string path)
    {
        using var input = Open(path);
        if (input is null)
        {
            return null;
        }

        try
        {
            var (text, problem) = InputText.Read(input);
            return text ?? Refuse<string>(path, problem!);
        }
        catch (Exception fault) when (IsOfTheFile(fault))
        {
            return Refuse<string>(path, Reason(path, fault));
        }
    }

    private static bool IsOfTheFile(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    private static string Reason(string path, Exception fault) =>
        Directory.Exists(path) ? "it is a folder"
        : path == StandardInput || File.Exists(path) ? fault.Message
        : "there is no such file";

    private T? Refuse<T>(string path, string reason) where T : class
    {
        Error.Write($"{Name(path)} cannot be read: {reason}\n");
        return null;
    }
}
