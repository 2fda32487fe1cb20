using IamEngine.Check.Rules;

namespace IamEngine.Check;

/// <summary>One thing that a rule found in a document.</summary>
/// <param name="Code">The rule's stable name: where AWS's own validator knows the thing, its issue code.</param>
/// <param name="Path">Where, as a JSON path: <c>$.Statement[0].Action[1]</c>.</param>
/// <param name="Message">One sentence; the document's own words stand in backticks.</param>
/// <param name="Help">What to write instead, or how to decide.</param>
/// <param name="Link">The page that says so.</param>
public sealed record PolicyFinding(string Code, Severity Severity, string Path, string Message, string Help, string Link)
{
    /// <summary>Whether the document should not be used as it is: everything but a suggestion.</summary>
    public bool IsSerious => Severity != Severity.Suggestion;

    public override string ToString() => $"{Severity.Text()} {Code} at {Path}: {Message}";
}
