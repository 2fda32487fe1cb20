using IamEngine.Check;
using IamEngine.Json;
using IamEngine.Model;

namespace Review.Check;

/// <summary>A finding and its position in the file.</summary>
public sealed record PlacedFinding(PolicyFinding Finding, JsonSpan Span);

/// <summary>A file that was checked against the rules as a given or guessed kind of policy.</summary>
/// <param name="KindBecause">Why it was read as this kind.</param>
public sealed record CheckedFile(
    string Path, PolicyKind Kind, string KindBecause, IReadOnlyList<PlacedFinding> Findings, IReadOnlyList<string> Lines)
{
    /// <summary>Checks a text as the content of a file. Findings are in the order of the text.</summary>
    public static CheckedFile Of(string path, string json, PolicyKind? kind)
    {
        var guess = kind is { } given ? new PolicyKindGuess(given, "given with --kind") : PolicyKindGuess.Of(json);
        var positions = JsonPositions.Of(json);
        var findings = PolicyCheck.Run(json, guess.Kind)
            .Select(finding => new PlacedFinding(finding, positions.Find(finding.Path)))
            .OrderBy(placed => placed.Span.Line).ThenBy(placed => placed.Span.Column);
        return new(path, guess.Kind, guess.Because, [.. findings], positions.Lines);
    }
}
