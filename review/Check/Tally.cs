using IamEngine.Check.Rules;

namespace Review.Check;

/// <summary>How many findings there are of each severity.</summary>
public sealed record Tally(int Errors, int Warnings, int SecurityWarnings, int Suggestions)
{
    public static Tally Of(IEnumerable<CheckedFile> files)
    {
        var counts = files.SelectMany(file => file.Findings).CountBy(placed => placed.Finding.Severity).ToDictionary();
        return new(Count(Severity.Error), Count(Severity.Warning), Count(Severity.SecurityWarning), Count(Severity.Suggestion));

        int Count(Severity severity) => counts.GetValueOrDefault(severity);
    }

    /// <summary><c>1 error, 2 suggestions</c>, or <c>nothing found</c>.</summary>
    public override string ToString()
    {
        string[] counted =
        [
            .. Some(Errors, "error"), .. Some(Warnings, "warning"), .. Some(SecurityWarnings, "security warning"),
                .. Some(Suggestions, "suggestion"),
        ];
        return counted.Length == 0 ? "nothing found" : string.Join(", ", counted);
    }

    private static IEnumerable<string> Some(int count, string what)
    {
        if (count > 0)
        {
            yield return $"{count} {what}{(count == 1 ? "" : "s")}";
        }
    }
}
