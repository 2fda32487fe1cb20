using Review.Deployed;
using Review.Diff;
using Review.Diff.Access;
using Review.Diff.Resources;
using Review.Drift.Answers;
using Review.Drift.Usage;
using Review.Model;
using Review.Theorems;

namespace Review.Drift;

/// <summary>The differences between what a stack's program declares and what the account has.</summary>
/// <param name="Diff">The differences in the words of <c>diff</c>: before is the program, now is the account.</param>
/// <param name="Rows">Resource by resource, with the command that corrects it.</param>
/// <param name="Unread">What no answer shows, so that the comparison does not see a difference in it.</param>
/// <param name="NotCompared">What is never compared, with the reason.</param>
public sealed record DriftReport(
    string Account,
    StackDiff Diff,
    IReadOnlyList<DriftRow> Rows,
    IReadOnlyList<string> Unread,
    IReadOnlyList<string> NotCompared)
{
    /// <summary>
    /// The principals of the account that the program does not declare and that reach the stack's data or roles.
    /// </summary>
    public IReadOnlyList<AccountPath> Others { get; init; } = [];

    /// <summary>The number of such principals that may reach them, so that they are no difference.</summary>
    public int Known { get; init; }

    /// <summary>What the stack's users and roles did not use; null without a comparison of use.</summary>
    public UseReport? Use { get; init; }

    /// <summary>Old and unused credentials of the stack's users, from the account's credential report.</summary>
    public IReadOnlyList<Finding> Credentials { get; init; } = [];

    /// <summary>Everybody who reaches the stack's data, keys or roles: of the stack, of the account, and from outside.</summary>
    public IReadOnlyList<ReachingPath> Reaching { get; init; } = [];

    /// <summary>The theorems about the stack, asked of the account with all its principals.</summary>
    public AccountTheorems Theorems { get; init; } = AccountTheorems.None;

    /// <summary>The types of resources that are compared, or that need no comparison.</summary>
    public static IEnumerable<string> Types => DeployedStack.Types;

    /// <summary>Whether nothing that was read differs, nobody else reaches the stack, and no theorem is refuted.</summary>
    public bool IsAsDeclared => Diff.IsNothing && Others.Count == 0 && !Theorems.Has(TheoremOutcome.Refuted);

    /// <param name="project">The project's name, for the URNs of what the program does not declare.</param>
    /// <param name="isKnown">Whether a principal of the account may reach the stack.</param>
    /// <param name="progress">Takes a few words about each phase.</param>
    /// <returns>The report; null, with the reason, if the account does not have this stack.</returns>
    public static (DriftReport? Report, string? Refusal) Of(
        ReviewReport declared, CollectedStack collected, string project, SourceLines sources, Func<string, bool> isKnown,
        Action<string> progress)
    {
        var (stack, refusal) = DeployedStack.Of(declared, collected, project);
        if (stack is null)
        {
            return (null, refusal);
        }

        var diff = StackDiff.Of(stack.Declared, stack.Held, sources, byUrnOnly: true);
        // The account already has these values, so no update replaces or loses anything.
        diff = diff with
        {
            Losses = [],
            SettingsLoosened = [.. diff.SettingsLoosened, .. stack.Undeclared.Settings.Select(setting => setting.Change)],
            // An update would replace a resource without a difference of its own only because it replaces another one.
            Resources = [.. diff.Resources.Where(change => change.Properties.Count > 0
                || change.How is ResourceFate.Added or ResourceFate.Removed).Select(change => change with
            {
                How = change.How is ResourceFate.Replaced or ResourceFate.Ignored ? ResourceFate.Changed : change.How,
                Reason = null,
                Replacement = null,
                Notes = [],
            })],
        };
        var report = new DriftReport(stack.Account, diff, [.. RowsOf(diff, stack)], stack.Unread, stack.NotCompared);
        return (WithOthers(report, stack, collected.Accounts, isKnown, progress), null);
    }

    private static DriftReport WithOthers(
        DriftReport report, DeployedStack stack, DeployedAccounts accounts, Func<string, bool> isKnown, Action<string> progress)
    {
        var own = stack.Held.Resources.Of(ResourceTypes.User, ResourceTypes.Role).Select(resource => resource.Text("arn"))
            .ToHashSet();
        var all = accounts.Principals.Select(principal => principal.Principal.Arn.ToString()).ToHashSet();
        var question = new AccountQuestion(stack.Declared, stack.Held, accounts, isKnown);
        var goals = StackGoals.Of(stack.Held);
        var asked = goals.Select(goal => goal.Name).ToHashSet();
        var paths = PathSearch.Of(
            question.Accounts, [.. goals, .. question.Goals.Where(goal => !asked.Contains(goal.Name))], progress);
        // The comparison of policies covers callers outside of the account.
        var others = paths.Paths.Where(path => asked.Contains(path.Goal) && all.Contains(path.Principal)
            && !own.Contains(path.Principal) && !question.IsMeant(path)).ToArray();
        return report with
        {
            Others = [.. others.Where(path => !isKnown(path.Principal))],
            Theorems = question.Answer(paths, progress),
            Reaching =
            [
                .. paths.Paths.Where(path => asked.Contains(path.Goal)).Select(path => new ReachingPath(path, KindOf(path))),
            ],
            Known = others.Select(path => path.Principal).Where(isKnown).Distinct().Count(),
            Unread =
            [
                .. report.Unread,
                .. paths.Undecided.Where(one => !own.Contains(one.Principal) && !isKnown(one.Principal))
                    .Select(one => $"what {one.Principal} reaches: {one.Reason}"),
                .. paths.Unread.Select(reason => $"who reaches the stack: {reason}"),
            ],
        };

        ReachingKind KindOf(AccountPath path) => own.Contains(path.Principal) ? ReachingKind.OfTheStack
            : isKnown(path.Principal) || question.IsMeant(path) ? ReachingKind.Known
            : all.Contains(path.Principal) ? ReachingKind.Other : ReachingKind.Outside;
    }

    /// <summary>As for <c>diff</c>; if an answer is missing, the result is not decided.</summary>
    public ExitCode ExitCode(FailOn failOn) => Diff.ExitCode(failOn) is not Review.ExitCode.Success and var worse ? worse
        : Others.Count > 0 && failOn.HasFlag(FailOn.Broadening) ? Review.ExitCode.Finding
        : Theorems.Has(TheoremOutcome.Refuted) ? Review.ExitCode.Finding
        : Unread.Count > 0 || Theorems.Has(TheoremOutcome.Unknown) ? Review.ExitCode.NotDecided : Review.ExitCode.Success;

    private static IEnumerable<DriftRow> RowsOf(StackDiff diff, DeployedStack stack)
    {
        foreach (var change in diff.Resources)
        {
            var how = change.How switch
            {
                ResourceFate.Added => DriftKind.NotInTheProgram,
                ResourceFate.Removed => DriftKind.Missing,
                _ => DriftKind.Changed,
            };
            var command = how == DriftKind.NotInTheProgram ? stack.Undeclared.Commands.GetValueOrDefault(change.Urn, "")
                : $"pulumi up --stack {diff.Stack} --refresh --target '{change.Urn}'";
            if (command.Length > 0)
            {
                yield return new(change.Name, change.Type, how, change.Properties, command);
            }
        }

        foreach (var (change, command) in stack.Undeclared.Settings)
        {
            yield return new(change.Resource, "", DriftKind.NotInTheProgram, [new(change.Message, null, null, [])], command);
        }
    }
}

/// <summary>A resource or setting that differs.</summary>
/// <param name="Name">The name in the program, or its place in the account: <c>uploader/inline/backdoor</c>.</param>
/// <param name="Type">The resource type; empty for a setting that is no resource.</param>
/// <param name="Properties">The inputs that differ.</param>
/// <param name="Command">The command that restores what is declared.</param>
public sealed record DriftRow(
    string Name, string Type, DriftKind Kind, IReadOnlyList<PropertyChange> Properties, string Command);

public enum DriftKind
{
    /// <summary>The account has other values than the program declares.</summary>
    Changed,

    /// <summary>The program declares it, and the account does not have it.</summary>
    Missing,

    /// <summary>The account has it, and the program does not declare it.</summary>
    NotInTheProgram,
}
