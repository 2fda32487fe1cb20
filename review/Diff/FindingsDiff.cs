using Review.Model;

namespace Review.Diff;

/// <summary>Findings that only one of two reports has.</summary>
internal static class FindingsDiff
{
    /// <summary>
    /// Each occurrence counts: if one report has a finding twice and the other once, one finding is new. The position within a
    /// document is ignored, because an inserted statement moves all later statements.
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
