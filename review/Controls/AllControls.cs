using Review.Controls.Groups;
using Review.Controls.Vocabulary;
using Review.Findings;
using Review.Model;

namespace Review.Controls;

/// <summary>The controls of published benchmarks, grouped by requirement, and the result of a stack for each.</summary>
public static class AllControls
{
    public static IReadOnlyList<ControlGroup> Groups { get; } =
    [
        .. BucketControls.All,
        .. KeyControls.All,
        .. NetworkControls.All,
        .. SecurityGroupControls.All,
        .. InstanceControls.All,
        .. IdentityControls.All,
        .. PolicyControls.All,
        .. LogControls.All,
        .. EmrControls.All,
        .. CredentialControls.All,
        .. AccountControls.All,
        .. UndeclaredControls.All,
    ];

    /// <summary>One row for each group, in the order of <see cref="Groups"/>.</summary>
    /// <param name="credentials">The account's credential report; null if there is none.</param>
    /// <param name="today">The day of the review, for the age of credentials; null if it does not matter.</param>
    public static IReadOnlyList<ControlRow> Of(
        ReviewReport report, CredentialReport? credentials = null, DateOnly? today = null)
    {
        var context = new ControlContext(report);
        return [.. Groups.Select(group => group is ControlGroup.Reported reported
            ? Decide(reported, context, credentials, today) : Row(group, context))];
    }

    /// <summary>A warning for each resource that misses a rule without an accepted exception.</summary>
    public static IEnumerable<Finding> Findings(IEnumerable<ControlRow> rows) =>
        from row in rows
        where row.Status == ControlStatus.Missed
        from miss in row.Resources.Zip(row.Because)
        select new Finding(
            "CONTROL_MISSED",
            Severity.Warning,
            $"{miss.Second}. {row.Sentence} ({string.Join(", ", row.Controls)})",
            miss.First,
            Groups.OfType<ControlGroup.Reported>().Any(rule => rule.Name == row.Rule)
                ? "replace the credential, or disable it: docs/key-rotation.md"
                : "declare it as the rule asks, or accept the miss with a reason in review/Controls/AcceptedExceptions.cs");

    /// <summary>The result of a rule for each resource that it applies to, before exceptions.</summary>
    public static IEnumerable<(ReportedResource Resource, Judgement Judgement)> Judged(
        ControlGroup.Decided rule, ControlContext context) =>
        from resource in context.Of([.. rule.Types])
        let judgement = rule.Judge(resource, context)
        where judgement is not null
        select (resource, judgement);

    private static ControlRow Row(ControlGroup group, ControlContext context) => group switch
    {
        ControlGroup.Decided decided => Decide(decided, context),
        ControlGroup.Undecidable undecidable => Row(group, ControlStatus.NotDecidable, [], [undecidable.Reason]),
        ControlGroup.Undeclared undeclared when context.Of([.. undeclared.Types]).FirstOrDefault() is { } found =>
            Row(group, ControlStatus.NotDecidable, [], [$"{found.Name}: the review has no rule for {found.Type}"]),
        _ => Row(group, ControlStatus.NotApplicable, [], []),
    };

    private static ControlRow Decide(
        ControlGroup.Reported group, ControlContext context, CredentialReport? credentials, DateOnly? today)
    {
        var users = context.Of(ResourceTypes.User).ToArray();
        if (users.Length == 0)
        {
            return Row(group, ControlStatus.NotApplicable, [], []);
        }

        if (credentials is null || today is not { } day)
        {
            return Row(group, ControlStatus.NotDecidable, [], [group.Reason]);
        }

        var misses = users.SelectMany(user => credentials.Find(user) is { } reported
            ? group.Misses(reported, day).Select(miss => (user.Urn, What: $"{reported.Name}: {miss}")) : []).ToArray();
        var unknown = users.Where(user => credentials.Find(user) is null).ToArray();
        return misses.Length > 0
            ? Row(group, ControlStatus.Missed, [.. misses.Select(miss => miss.Urn)], [.. misses.Select(miss => miss.What)])
            : unknown.Length > 0
            ? Row(group, ControlStatus.NotDecidable, [.. unknown.Select(user => user.Urn)],
                [.. unknown.Select(user => $"{user.Name}: the credential report has no user {user.NameInAws}")])
            : Row(group, ControlStatus.Satisfied, [], []);
    }

    private static ControlRow Decide(ControlGroup.Decided group, ControlContext context)
    {
        var judged = Judged(group, context).ToArray();
        var misses = judged.Where(one => one.Judgement is Judgement.Missed)
            .Select(one => (one.Resource, ((Judgement.Missed)one.Judgement).What,
                Exception: AcceptedExceptions.All.FirstOrDefault(exception =>
                    exception.Covers(group.Name, one.Resource, context.IsDev)))).ToArray();
        var open = misses.Where(miss => miss.Exception is null).ToArray();
        if (open.Length > 0)
        {
            return Row(group, ControlStatus.Missed, [.. open.Select(miss => miss.Resource.Urn)],
                [.. open.Select(miss => $"{miss.Resource.Name}: {miss.What}")]);
        }

        var undecided = judged.Where(one => one.Judgement is Judgement.Undecided).ToArray();
        return undecided.Length > 0
            ? Row(group, ControlStatus.NotDecidable, [.. undecided.Select(one => one.Resource.Urn)],
                [.. undecided.Select(one => $"{one.Resource.Name}: {((Judgement.Undecided)one.Judgement).Why}")])
            : misses.Length > 0
            ? Row(group, ControlStatus.Excepted, [.. misses.Select(miss => miss.Resource.Urn)],
                [.. misses.GroupBy(miss => miss.Exception!).Select(same =>
                    $"{string.Join(", ", same.Select(miss => miss.Resource.Name))}: {same.Key.Reason}. {same.Key.Lowers}")])
            : Row(group, judged.Length > 0 ? ControlStatus.Satisfied : ControlStatus.NotApplicable, [], []);
    }

    private static ControlRow Row(
        ControlGroup group, ControlStatus status, IReadOnlyList<string> resources, IReadOnlyList<string> because) =>
        new(group.Name, group.Sentence, [.. group.Controls.Select(control => control.ToString())], status, resources, because);
}
