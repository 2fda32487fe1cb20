using IamEngine.Requests;
using Review.Diff;
using Review.Diff.Access;
using Review.Diff.Network;
using Review.Diff.Resources;
using Review.Diff.Settings;
using Review.Model;

namespace Review.Forms.Diff;

/// <summary>The sections of a comparison, the most important first, shared by the formats for people.</summary>
internal static class DiffSections
{
    // A longer list of names would not be readable.
    private const int MostActions = 8;

    public static IReadOnlyList<DiffSection> Of(StackDiff diff) =>
    [
        .. ((DiffSection[])
        [
            new(
                "Access gained",
                true,
                [.. diff.AccessGained.Where(change => change.Undecided is null).Select(
                    change => Access(change, "may now", "now", "before"))]),
            new(
                "Not decided: read these yourself",
                true,
                [.. diff.AccessGained.Where(change => change.Undecided is not null)
                    .Select(Undecided), .. Guards(diff, SettingKind.Unseen)]),
            new("Guards loosened", true, Guards(diff, SettingKind.Access)),
            new("Logins gained", true, Settings(diff.LoginsGained)),
            new("Reachability gained", true, [.. diff.ReachGained.Select(Reach)]),
            new("Lost for good", true, [.. diff.Losses.OrderBy(loss => loss.IsConfirmed).Select(Lost)]),
            new("Protection lost", true, Guards(diff, SettingKind.Protection)),
            new("New findings", diff.NewFindings.Any(finding => finding.Severity == Severity.Error),
                [.. diff.NewFindings.Select(Found)]),
            new("Fixed findings", false, [.. diff.FixedFindings.Select(Found)]),
            .. Fates.Select(fate =>
                new DiffSection(
                    $"Resources {Word(fate)}",
                    false,
                    [.. diff.Resources.Where(change => change.How == fate).Select(Resource)])),
            new(
                "Access lost",
                false,
                [.. diff.AccessLost.Select(
                    change => change.Undecided is null ? Access(change, "may no longer", "before", "now") : Undecided(change))]),
            new("Logins lost", false, Settings(diff.LoginsLost)),
            new("Reachability lost", false, [.. diff.ReachLost.Select(Reach)]),
        ]).Where(section => section.Entries.Count > 0),
    ];

    /// <summary>The text of the first line.</summary>
    public static string Summary(StackDiff diff) => diff.IsNothing ? "nothing changes" : string.Join(", ", ((string?[])
    [
        diff.IsNew ? "the stack is new" : null,
        Count(diff.AccessGained.Count(change => change.Undecided is null), "gain of access", "gains of access"),
        Count(diff.SettingsLoosened.Count(guard => guard.Kind == SettingKind.Access), "guard loosened", "guards loosened"),
        Count(diff.LoginsGained.Count, "login gained", "logins gained"),
        Count(diff.ReachGained.Count, "gain of reachability", "gains of reachability"),
        Count(diff.Undecided, "thing not decided", "things not decided"),
        Count(diff.Losses.Count(loss => !loss.IsConfirmed), "loss not confirmed", "losses not confirmed"),
        Count(diff.SettingsLoosened.Count(guard => guard.Kind == SettingKind.Protection), "protection lost", "protections lost"),
        Count(diff.NewFindings.Count, "new finding", "new findings"),
        .. Fates.Select(fate => (Word: Word(fate), Number: diff.Resources.Count(change => change.How == fate))).Select(
            fate => Count(fate.Number, $"resource {fate.Word}", $"resources {fate.Word}")),
        Count(diff.LoginsLost.Count, "login lost", "logins lost"),
        Count(diff.AccessLost.Count + diff.ReachLost.Count, "loss of access or reachability", "losses of access or reachability"),
        diff.Broadenings + diff.Undecided == 0 ? "nobody may do or reach more" : null,
    ]).OfType<string>());

    private static IEnumerable<ResourceFate> Fates =>
        Enum.GetValues<ResourceFate>().OrderByDescending(fate => fate is ResourceFate.Replaced);

    private static string Word(ResourceFate fate) => fate.ToString().ToLowerInvariant();

    private static string? Count(int count, string one, string many) =>
        count == 0 ? null : $"{count} {(count == 1 ? one : many)}";

    private static DiffEntry Access(AccessChange change, string may, string allowedWhen, string deniedWhen)
    {
        var (service, on) = (ServiceOf(change), change.On);
        var headline = IsBecoming(change) ? (FormattableString)$"{change.Who} {may:plain} become {on}: {Actions(change)}"
            : on is null ? (FormattableString)$"{change.Who} {may:plain} {Do(change.Level):plain} in {service}: {Actions(change)}"
            : (FormattableString)$"{change.Who} {may:plain} {Do(change.Level):plain} in {service}, on {on}: {Actions(change)}";
        return new(
            headline,
            [
                .. change.Example is not { } example
                    ? []
                    : (FormattableString[])[
                        $"example: {Text(example)} ({deniedWhen:plain} {(allowedWhen == "now" ? example.Before : example.Before):plain}, {allowedWhen:plain} {example.After:plain})"],
                .. change.By.Select(by => by.Source is null
                    ? (FormattableString)$"by {by.Statement} of {by.Policy}: {by.Says}"
                    : (FormattableString)$"by {by.Statement} of {by.Policy} ({by.Source}): {by.Says}"),
                .. change.Otherwise is null ? [] : (FormattableString[])[$"{deniedWhen:plain}: {change.Otherwise:plain}"],
            ],
            $"{change.Who}, {service}");
    }

    private static string ServiceOf(AccessChange change) =>
        change.Service != "*" ? change.Service : Subsumption.IsOfAllServices(change)
            || change.Undecided is not null ? "any service" : "any service that no policy names";

    private static bool IsBecoming(AccessChange change) =>
        change.Service == "sts" && change.On is not null && change.Actions.Count > 0
            && change.Actions.All(action => action.StartsWith("sts:AssumeRole", StringComparison.Ordinal));

    private static string Do(string level) => level switch
    {
        "permissions management" => "manage permissions",
        "tagging" => "tag",
        AccessLevelWords.Anything => "do anything",
        AccessLevelWords.Unknown => "do what the catalogue of actions does not know",
        var verb => verb,
    };

    private static string Actions(AccessChange change) =>
        change.Actions.Count == 0 ? "any action"
        : change.IsWholeLevel && change.Actions.Count > MostActions ? $"all {change.Actions.Count} actions of that level"
        : change.Actions.Count > MostActions
            ? $"{string.Join(", ", change.Actions.Take(MostActions))} and {change.Actions.Count - MostActions} more"
        : string.Join(", ", change.Actions);

    private static DiffEntry Undecided(AccessChange change) => new(
        $"{change.Who} {change.Level:plain} in {ServiceOf(change)}{(change.On is null ? "" : $", on {change.On}"):plain}: {change.Undecided:plain}",
        change.Actions.Count == 0 ? [] : [$"{Actions(change)}"],
        change.Who);

    private static IReadOnlyList<DiffEntry> Guards(StackDiff diff, SettingKind kind) =>
        Settings([.. diff.SettingsLoosened.Where(guard => guard.Kind == kind)]);

    private static IReadOnlyList<DiffEntry> Settings(IReadOnlyList<SettingChange> changes) =>
        [.. changes.Select(change => new DiffEntry($"{change.Resource} {change.Message:plain}", [], change.Resource))];

    private static DiffEntry Reach(ReachChange change) => change.From.Length == 0
        ? new($"{change.Because:plain}", [], "the network's shape")
        : new($"{change.From} → {change.To}: {change.Protocol} {change.Ports}", [$"{change.Because:plain}"], $"to {change.To}");

    private static DiffEntry Lost(Loss loss) => loss.IsConfirmed
        ? new($"{loss.Name} {loss.What:plain} (confirmed in infra:confirmed)", [], loss.Name)
        : new($"{loss.Name} {loss.What:plain}", [$"to go on with it, name {loss.Name} in replacements of infra:confirmed"],
            loss.Name);

    private static DiffEntry Found(Finding finding) => new(
        $"{finding.Severity.ToString().ToLowerInvariant():plain} {finding.Code} {Phrases.Where(finding)}: {finding.Message:plain}",
        [$"{finding.Help:plain}"],
        finding.Code);

    private static DiffEntry Resource(ResourceChange change) => new(
        change.Reason is null ? $"{change.Name} ({change.Type})"
            : (FormattableString)$"{change.Name} ({change.Type}): {change.Reason:plain}",
        [.. change.Notes.Select(note => (FormattableString)$"{note:plain}"), .. change.Properties.SelectMany(Property)],
        change.Type);

    private static IEnumerable<FormattableString> Property(PropertyChange property) => property.InWords.Count > 0
        ? property.InWords.Select(words => (FormattableString)$"{property.Path}: {words:plain}")
        : [$"{property.Path}: {property.Old ?? "(none)"} → {property.New ?? "(none)"}"];

    /// <summary>A request on one line.</summary>
    private static string Text(AccessExample example)
    {
        var context = string.Join(", ", example.Request.Context.Entries.Select(entry => $"{entry.Key} = {entry.Value}"));
        var caller = example.Request.Caller is Caller.Anonymous ? "someone without credentials" : example.Request.Caller.Text;
        return $"{caller} {example.Request.Action} on {example.Request.Resource}{(context.Length > 0 ? $" with {context}" : "")}";
    }
}
