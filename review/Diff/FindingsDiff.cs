using Review.Model;

namespace Review.Diff;

/// <summary>Findings that one report has and the other has not.</summary>
internal static class FindingsDiff
{
    /// <summary>
    /// Each finding counts once: where a report has it twice and the other once, one is new. The place within a document is left
    /// out, since every statement's moves when one is put before it.
    /// </summary>
    public static IReadOnlyList<Finding> OnlyIn(IReadOnlyList<Finding> here, IReadOnlyList<Finding> there)
    {
        var known = there.CountBy(Key).ToDictionary();
        return [.. here.Where(finding => !Take(known, Key(finding)))];
    }

    private static (string, string, string) Key(Finding finding) => (finding.Code, finding.Where.Split(' ')[0], finding.Message);

    private static bool Take(Dictionary<(string, string, string), int> known, (string, string, string) key)
    {
        if (known.GetValueOrDefault(key) == 0)
        {
            return false;
        }

        known[key]--;
        return true;
    }
}
