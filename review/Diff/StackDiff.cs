using Review.Diff.Access;
using Review.Diff.Network;
using Review.Diff.Resources;
using Review.Diff.Settings;
using Review.Model;

namespace Review.Diff;

/// <summary>What changes between two reports of a stack, the most important first.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="IsNew">Whether the base has no such stack, so that everything is new.</param>
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
    /// <summary>Who may no longer log in to the bastion.</summary>
    public IReadOnlyList<SettingChange> LoginsLost { get; init; } = [];

    /// <summary>Compares two reports of the same stack.</summary>
    /// <param name="before">The report as it was; null where the stack was not there.</param>
    /// <param name="after">The report as it is to be.</param>
    /// <param name="sources">Where the program's sources are, for the lines of statements.</param>
    public static StackDiff Of(ReviewReport? before, ReviewReport after, SourceLines sources)
    {
        var @base = before ?? new(after.Stack, [], [], [], [], [], [], []);
        (@base, after) = (RoundTripped(@base), RoundTripped(after));
        var same = SameResources.Of(@base, after);
        var renamed = ReportRenaming.As(@base, same.NewNames());
        var access = new AccessDiff(renamed, after, sources);
        var resources = new ResourceDiff(renamed, after, same).All();
        return new(
            after.Stack,
            before is null,
            access.Gained(),
            SettingDiff.Loosened(renamed, after, same),
            ReachDiff.Gained(renamed, after),
            Diff.Resources.Losses.Of(resources, after),
            FindingsDiff.OnlyIn(after.Findings, renamed.Findings),
            FindingsDiff.OnlyIn(renamed.Findings, after.Findings),
            resources,
            access.Lost(),
            ReachDiff.Gained(after, renamed))
        {
            LoginsLost = Logins.Lost(renamed, after),
        };
    }

    /// <summary>
    /// The report as it reads when it was written and read again. A number that a program declared is held otherwise than one
    /// that was read, and the two must compare alike.
    /// </summary>
    private static ReviewReport RoundTripped(ReviewReport report) => ReportReader.Read(JsonReport.Write(report)) switch
    {
        ReportReading.Read read => read.Report,
        ReportReading.Refused refused => throw new InvalidOperationException(
            $"the report cannot be read again: {string.Join("; ", refused.Problems)}"),
        _ => throw new InvalidOperationException(),
    };

    public bool IsNothing =>
        AccessGained.Count + SettingsLoosened.Count + ReachGained.Count + Losses.Count + NewFindings.Count + FixedFindings.Count
        + Resources.Count + AccessLost.Count + ReachLost.Count == 0;

    /// <summary>What somebody may certainly do, or reach, that they could not.</summary>
    public int Broadenings =>
        AccessGained.Count(change => change.Undecided is null)
            + SettingsLoosened.Count(guard => guard.Kind == SettingKind.Access) + ReachGained.Count;

    /// <summary>Where it could not be decided whether somebody may.</summary>
    public int Undecided =>
        AccessGained.Count(change => change.Undecided is not null)
            + SettingsLoosened.Count(guard => guard.Kind == SettingKind.Unseen);

    /// <summary>What is lost, or no longer protected, and not confirmed in the settings.</summary>
    public int Unconfirmed =>
        Losses.Count(loss => !loss.IsConfirmed) + SettingsLoosened.Count(guard => guard.Kind == SettingKind.Protection);
}
