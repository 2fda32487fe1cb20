using Microsoft.CodeAnalysis.Text;

namespace Mutation;

/// <summary>One change in a source file.</summary>
/// <param name="File">The file, relative to the project's root: <c>policies/Access/UploadTrust.cs</c>.</param>
/// <param name="Line">The number of the first changed line, from 1.</param>
/// <param name="Code">The text of that line without surrounding white space.</param>
/// <param name="Before">The replaced text, on one line.</param>
/// <param name="After">The new text, on one line; empty if text is removed.</param>
public sealed record Mutant(string File, int Line, string Code, TextSpan Span, string Before, string After)
{
    /// <summary>The new text with its original line breaks.</summary>
    public string Replacement { get; private init; } = After;

    public static Mutant Of(string file, SourceText text, TextSpan span, string after)
    {
        var line = text.Lines.GetLineFromPosition(span.Start);
        return new(file, line.LineNumber + 1, line.ToString().Trim(), span, OnOneLine(text.ToString(span)), OnOneLine(after))
        {
            Replacement = after,
        };
    }

    /// <summary>The identity of the mutant without its line number, which <see cref="AcceptedMutants"/> uses.</summary>
    public (string File, string Code, string Before, string After) Identity => (File, Code, Before, After);

    public override string ToString() => $"{File}:{Line}: {Code}\n  {Words}";

    /// <summary><c>`true` becomes `false`</c>, or <c>`S3.PutObject` is removed</c>.</summary>
    public string Words => After.Length == 0 ? $"`{Before}` is removed" : $"`{Before}` becomes `{After}`";

    private static string OnOneLine(string text) =>
        string.Join(' ', text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
