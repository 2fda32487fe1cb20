using Review.Model;

namespace Review.Diff.Settings;

/// <summary>The access keys of users: which work that did not, and which no longer do.</summary>
internal static class KeyChanges
{
    private const string Inactive = "Inactive";

    public static IEnumerable<SettingChange> Gained(ReviewReport before, ReviewReport after) =>
        from key in Keys(after)
        let old = Same(before, key)
        where old is not null && IsActive(key) && !IsActive(old)
        select new SettingChange(
            key.Name, $"becomes active: anyone with this key of {UserOf(key)} can act as that user again", SettingKind.Access);

    public static IEnumerable<SettingChange> Lost(ReviewReport before, ReviewReport after)
    {
        foreach (var old in Keys(before))
        {
            var key = Same(after, old);
            var user = UserOf(old);
            var words = key switch
            {
                null when !IsActive(old) => $"is deleted: this key of {user} was already inactive, so no access is lost",
                null => $"is deleted for good: AWS refuses requests with this key of {user}",
                _ when key.Text("pgpKey") != old.Text("pgpKey") || UserOf(key) != user =>
                    $"is replaced by a new key: AWS refuses requests with the old key of {user}",
                _ when IsActive(old) && !IsActive(key) =>
                    $"becomes inactive: AWS refuses requests with this key of {user} until it is active again",
                _ => null,
            };
            if (words is not null)
            {
                yield return new(old.Name, words, SettingKind.Access);
            }
        }
    }

    private static IEnumerable<ReportedResource> Keys(ReviewReport report) => report.Resources.Of(ResourceTypes.AccessKey);

    private static ReportedResource? Same(ReviewReport report, ReportedResource key) => report.Resources.WithUrn(key.Urn);

    // AWS creates a key active.
    private static bool IsActive(ReportedResource key) => key.Text("status") != Inactive;

    private static string UserOf(ReportedResource key) => key.Text("user") ?? "a user";
}
