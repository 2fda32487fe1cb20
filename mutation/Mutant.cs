using Microsoft.CodeAnalysis.Text;

namespace Mutation;

/// <summary>One change of one spot in a source file.</summary>
/// <param name="File">The file, from the project's root: <c>policies/Access/UploadTrust.cs</c>.</param>
/// <param name="Line">The number of the line that the change begins in, from 1.</param>
/// <param name="Code">That line without the white space around it.</param>
/// <param name="Before">The text that is replaced, on one line.</param>
/// <param name="After">The text that replaces it; empty where something is removed.</param>
public sealed record Mutant(string File, int Line, string Code, TextSpan Span, string Before, string After)
{
    /// <summary>The text that replaces the span, as it is written.</summary>
    public string Replacement { get; private init; } = After;

    public static Mutant Of(string file, SourceText text, TextSpan span, string after)
    {
        var line = text.Lines.GetLineFromPosition(span.Start);
        return new(file, line.LineNumber + 1, line.ToString().Trim(), span, OnOneLine(text.ToString(span)), OnOneLine(after))
        {
            Replacement = after,
        };
    }

    /// <summary>What is the same in the file after lines before it have moved: how <see cref="AcceptedMutants"/> names
    /// it.</summary>
    public (string File, string Code, string Before, string After) Identity => (File, Code, Before, After);

    public override string ToString() => $"{File}:{Line}: {Code}\n  {Words}";

    /// <summary><c>`true` becomes `false`</c>, or <c>`S3.PutObject` is removed</c>.</summary>
    public string Words => After.Length == 0 ? $"`{Before}` is removed" : $"`{Before}` becomes `{After}`";

    private static string OnOneLine(string text) =>
        string.Join(' ', text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
