using Review.Diff.Access;
using Review.Diff.Network;
using Review.Diff.Resources;
using Review.Diff.Settings;
using Review.Model;

namespace Review.Diff;

/// <summary>The changes between two reports of a stack, the most important first.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="IsNew">Whether the base does not contain the stack.</param>
public sealed record StackDiff(
    string Stack,
    bool IsNew,
    IReadOnlyList<AccessChange> AccessGained,
    IReadOnlyList<SettingChange> SettingsLoosened,
    IReadOnlyList<ReachChange> ReachGained,
    IReadOnlyList<Loss> Losses,
    IReadOnlyList<Finding> NewFindings,
    IReadOnlyList<Finding> FixedFindings,
    IReadOnlyList<ResourceChange> Resources,
    IReadOnlyList<AccessChange> AccessLost,
    IReadOnlyList<ReachChange> ReachLost)
{
    /// <summary>The SSH keys that may now log in, and the access keys that now work.</summary>
    public IReadOnlyList<SettingChange> LoginsGained { get; init; } = [];

    /// <summary>The SSH keys that may no longer log in, and the access keys that no longer work.</summary>
    public IReadOnlyList<SettingChange> LoginsLost { get; init; } = [];

    /// <summary>Compares two reports of the same stack.</summary>
    /// <param name="before">The report of the base; null if the base does not contain the stack.</param>
    /// <param name="after">The report of the head.</param>
    /// <param name="sources">The sources of the program, for the lines of statements.</param>
    /// <param name="byUrnOnly">Whether only the URN identifies a resource.</param>
    public static StackDiff Of(ReviewReport? before, ReviewReport after, SourceLines sources, bool byUrnOnly = false)
    {
        var @base = before ?? new(after.Stack, [], [], [], [], [], [], []);
        (@base, after) = (RoundTripped(@base), RoundTripped(after));
        var same = SameResources.Of(@base, after, byUrnOnly);
        var renamed = ReportRenaming.As(@base, same.NewNames());
        var access = new AccessDiff(renamed, after, sources);
        var gained = access.Gained();
        var resources = new ResourceDiff(renamed, after, same).All();
        return new(
            after.Stack,
            before is null,
            gained,
            [.. SettingDiff.Loosened(renamed, after, same), .. LostDenials.Between(renamed, after, gained)],
            ReachDiff.Gained(renamed, after),
            Diff.Resources.Losses.Of(resources, renamed, after),
            FindingsDiff.OnlyIn(after.Findings, renamed.Findings),
            FindingsDiff.OnlyIn(renamed.Findings, after.Findings),
            resources,
            access.Lost(),
            ReachDiff.Gained(after, renamed))
        {
            LoginsGained = [.. Logins.Gained(renamed, after), .. KeyChanges.Gained(renamed, after)],
            LoginsLost = [.. Logins.Lost(renamed, after), .. KeyChanges.Lost(renamed, after)],
        };
    }

    /// <summary>
    /// The report after a round trip through JSON. Declared numbers and parsed numbers have different representations; after the
    /// round trip they compare as equal.
    /// </summary>
    private static ReviewReport RoundTripped(ReviewReport report) => ReportReader.Read(JsonReport.Parsed(report)) switch
    {
        ReportReading.Read read => read.Report,
        ReportReading.Refused refused => throw new InvalidOperationException(
            $"the report cannot be read again: {string.Join("; ", refused.Problems)}"),
        _ => throw new InvalidOperationException(),
    };

    public bool IsNothing =>
        AccessGained.Count + SettingsLoosened.Count + ReachGained.Count + Losses.Count + NewFindings.Count + FixedFindings.Count
        + Resources.Count + AccessLost.Count + ReachLost.Count + LoginsGained.Count + LoginsLost.Count == 0;

    /// <summary>The number of certain gains of access, logins or reachability.</summary>
    public int Broadenings =>
        AccessGained.Count(change => change.Undecided is null)
            + SettingsLoosened.Count(guard => guard.Kind == SettingKind.Access) + LoginsGained.Count + ReachGained.Count;

    /// <summary>The number of possible gains of access that could not be decided.</summary>
    public int Undecided =>
        AccessGained.Count(change => change.Undecided is not null)
            + SettingsLoosened.Count(guard => guard.Kind == SettingKind.Unseen);

    /// <summary>The number of losses and weaker protections that the settings do not confirm.</summary>
    public int Unconfirmed =>
        Losses.Count(loss => !loss.IsConfirmed) + SettingsLoosened.Count(guard => guard.Kind == SettingKind.Protection);
}
