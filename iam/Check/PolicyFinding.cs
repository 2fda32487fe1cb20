using IamEngine.Check.Rules;

namespace IamEngine.Check;

/// <summary>A finding of a rule in a document.</summary>
/// <param name="Code">The rule's stable code; for a check of IAM Access Analyzer, its issue code.</param>
/// <param name="Path">The JSON path: <c>$.Statement[0].Action[1]</c>.</param>
/// <param name="Message">One sentence; text from the document is in backticks.</param>
/// <param name="Help">How to fix it.</param>
/// <param name="Link">The AWS page.</param>
public sealed record PolicyFinding(string Code, Severity Severity, string Path, string Message, string Help, string Link)
{
    /// <summary>Whether the document needs a fix: every severity but a suggestion.</summary>
    public bool IsSerious => Severity != Severity.Suggestion;

    public override string ToString() => $"{Severity.Text()} {Code} at {Path}: {Message}";
}
