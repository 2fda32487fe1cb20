using IamEngine.Model;
using Policies.Access;

namespace Review.StateSafety;

/// <summary>
/// Finds lifecycle rules that can delete a running job's state, in the declared rules or in a configuration from elsewhere, such
/// as the output of <c>aws s3api get-bucket-lifecycle-configuration</c>.
/// </summary>
public static class LifecycleCheck
{
    /// <param name="json">A lifecycle configuration.</param>
    /// <param name="longestOutageDays">How many days a job may be down and still resume.</param>
    /// <exception cref="FormatException">The text is not a lifecycle configuration.</exception>
    public static Seq<StateSafetyFinding> Check(string json, int longestOutageDays) =>
        // Every rule is read before one is left out.
        LifecycleRule.ReadAll(JsonPart.Read(json, "`aws s3api get-bucket-lifecycle-configuration`")).ToArray()
            .Where(rule => rule.Enabled).SelectMany(rule => Findings(rule, longestOutageDays)).ToSeq();

    private static IEnumerable<StateSafetyFinding> Findings(LifecycleRule rule, int longestOutageDays)
    {
        var touched = StatePrefix.HoldingState.Where(prefix => Overlap(prefix.Text, rule.Prefix)).ToArray();
        var names = string.Join(", ", touched.Select(prefix => prefix.Text));
        if (touched.Length > 0 && rule.Expires)
        {
            yield return new(
                "LIFECYCLE_EXPIRES_STATE",
                $"current objects under {names} expire, but the newest checkpoint can use an old object",
                rule.Id,
                "expire noncurrent versions only, or another prefix");
        }

        if (touched.Length > 0 && rule.Freezes is { } storage)
        {
            yield return new(
                "LIFECYCLE_FREEZES_STATE",
                $"current objects under {names} move to {storage}, and a resumed job cannot read them there",
                rule.Id,
                "keep state in a storage class that a job can read directly");
        }

        // A sink can write under any prefix, so this ignores prefixes.
        if (rule.AbortDays is { } days && days < longestOutageDays)
        {
            yield return new(
                "LIFECYCLE_GIVES_UP_UPLOADS",
                $"S3 aborts unfinished uploads after {days} days, but a job may be down for {longestOutageDays} days",
                rule.Id,
                $"abort them after {longestOutageDays} days or more");
        }
    }

    private static bool Overlap(string prefix, string other) =>
        prefix.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(prefix, StringComparison.Ordinal);
}
