using System.Text.Json.Nodes;
using Review.Deployed;
using Review.Forms.Deployed;
using Review.Forms.Diff;
using Review.Model;
using Review.Theorems;

namespace Review.Forms.Drift;

/// <summary>The theorems that were asked of an account.</summary>
internal static class AccountTheoremForms
{
    private const int MostPaths = 5;

    public static IEnumerable<DiffEntry> Entries(AccountTheorems theorems)
    {
        var shared = theorems.Rows.SelectMany(row => row.Assumptions.Distinct()).GroupBy(assumption => assumption)
            .Where(same => same.Count() > 1).Select(same => same.Key).ToArray();
        foreach (var row in theorems.Rows.OrderBy(row => row.Outcome switch
        {
            TheoremOutcome.Refuted => 0,
            TheoremOutcome.Unknown => 1,
            _ => 2,
        }))
        {
            yield return new($"{Word(row.Outcome):plain}: {row.Name:plain}", [.. Details(row, shared)], row.Name)
            {
                IsHarmless = row.Outcome == TheoremOutcome.Proved,
            };
        }

        if (shared.Length > 0)
        {
            yield return new(
                $"several of these theorems assume:", [.. shared.Select(assumption => (FormattableString)$"{assumption:plain}")],
                "assumptions")
            { IsHarmless = true };
        }

        if (theorems.Assumptions.Count > 0)
        {
            yield return new(
                $"answers about the {theorems.Asked} users and roles of the account assume:",
                [.. theorems.Assumptions.Select(assumption => (FormattableString)$"{assumption:plain}")],
                "assumptions")
            { IsHarmless = true };
        }
    }

    public static JsonArray Json(AccountTheorems theorems) => JsonForm.List(theorems.Rows, row => new JsonObject
    {
        ["name"] = row.Name,
        ["inAccount"] = row.InAccount,
        ["outcome"] = JsonForm.Word(row.Outcome),
        ["example"] = row.Example,
        ["paths"] = JsonForm.List(row.Paths, PathForms.Json),
        ["reasons"] = JsonForm.Texts(row.Reasons),
        ["assumptions"] = JsonForm.Texts(row.InAccount is null ? row.Assumptions : row.Assumptions.Concat(theorems.Assumptions)),
    });

    private static IEnumerable<FormattableString> Details(AccountTheorem row, IReadOnlyList<string> shared)
    {
        if (row.InAccount is { } claim)
        {
            yield return $"and {claim:plain}";
        }

        if (row.Example is { } example)
        {
            yield return $"{example:plain}";
        }

        foreach (var path in row.Paths.Take(MostPaths))
        {
            yield return $"{path.Principal} can {path.Goal:plain}: {Calls(path):plain}";
        }

        if (row.Paths.Count > MostPaths)
        {
            yield return $"and {row.Paths.Count - MostPaths} more; --format json has all";
        }

        foreach (var reason in row.Reasons.Take(MostPaths))
        {
            yield return row.Outcome == TheoremOutcome.Refuted
                ? (FormattableString)$"more may refute it, which is not decided: {reason:plain}" : $"not decided: {reason:plain}";
        }

        if (row.Reasons.Count > MostPaths)
        {
            yield return $"and {row.Reasons.Count - MostPaths} more reasons; --format json has all";
        }

        foreach (var assumption in row.Assumptions.Except(shared))
        {
            yield return $"assuming: {assumption:plain}";
        }
    }

    private static string Calls(AccountPath path) => string.Join("; then ", path.Calls.Select(PathForms.Words));

    private static string Word(TheoremOutcome outcome) => outcome switch
    {
        TheoremOutcome.Proved => "proved",
        TheoremOutcome.Refuted => "refuted",
        _ => "not decided",
    };
}
