using System.Text.Json;
using Policies.Access;
using IamEngine.Model;

namespace Review.StateSafety;

/// <summary>
/// Looks for lifecycle rules that could take a running job's state away. The stack itself has no way to write one; this is for a
/// configuration that comes from elsewhere, such as <c>aws s3api get-bucket-lifecycle-configuration</c>.
/// </summary>
public static class LifecycleCheck
{
    /// <param name="json">A lifecycle configuration.</param>
    /// <param name="longestOutageDays">How long a job may be down and must still be resumable.</param>
    /// <exception cref="FormatException">The text is not a lifecycle configuration.</exception>
    public static Seq<StateSafetyFinding> Check(string json, int longestOutageDays)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return LifecycleRule.ReadAll(document.RootElement).Where(rule => rule.Enabled).SelectMany(rule => Findings(rule, longestOutageDays)).ToSeq();
        }
        catch (JsonException wrong)
        {
            throw new FormatException("a lifecycle configuration is JSON", wrong);
        }
    }

    private static IEnumerable<StateSafetyFinding> Findings(LifecycleRule rule, int longestOutageDays)
    {
        var touched = StatePrefix.HoldingState.Where(prefix => Overlap(prefix.Text, rule.Prefix)).ToArray();
        var names = string.Join(", ", touched.Select(prefix => prefix.Text));
        if (touched.Length > 0 && rule.Expires)
        {
            yield return new(
                "LIFECYCLE_EXPIRES_STATE",
                $"current objects expire under {names}, and an old one can belong to the newest checkpoint",
                rule.Id,
                "expire noncurrent versions only, or another prefix");
        }

        if (touched.Length > 0 && rule.Freezes is { } storage)
        {
            yield return new(
                "LIFECYCLE_FREEZES_STATE",
                $"current objects under {names} move to {storage}, where a job that is resumed cannot read them",
                rule.Id,
                "leave state where it can be read");
        }

        // A sink may write anywhere in the bucket, so this is not a matter of prefixes.
        if (rule.AbortDays is { } days && days < longestOutageDays)
        {
            yield return new(
                "LIFECYCLE_GIVES_UP_UPLOADS",
                $"unfinished uploads are given up after {days} days, and a job may be down for {longestOutageDays}",
                rule.Id,
                $"give them up after {longestOutageDays} days or more");
        }
    }

    private static bool Overlap(string prefix, string other) =>
        prefix.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(prefix, StringComparison.Ordinal);
}
