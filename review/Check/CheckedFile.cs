using IamEngine.Check;
using IamEngine.Json;

namespace Review.Check;

/// <summary>A finding and where in its file it stands.</summary>
public sealed record PlacedFinding(PolicyFinding Finding, JsonSpan Span);

/// <summary>A file that was held against the rules, as the kind of document that it is or looks like.</summary>
/// <param name="KindBecause">Why it was read as this kind: by what it looks so, or that the user says it.</param>
public sealed record CheckedFile(
    string Path, PolicyKind Kind, string KindBecause, IReadOnlyList<PlacedFinding> Findings, IReadOnlyList<string> Lines)
{
    /// <summary>Checks a text as if it stood in a file of this name. Findings come in the order of the text.</summary>
    public static CheckedFile Of(string path, string json, PolicyKind? kind)
    {
        var guess = kind is { } told ? new KindGuess(told, "as told") : KindGuess.Of(json);
        var positions = JsonPositions.Of(json);
        var findings = PolicyCheck.Run(json, guess.Kind)
            .Select(finding => new PlacedFinding(finding, positions.Find(finding.Path)))
            .OrderBy(placed => placed.Span.Line).ThenBy(placed => placed.Span.Column);
        return new(path, guess.Kind, guess.Because, [.. findings], positions.Lines);
    }
}
