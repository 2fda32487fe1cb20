using Review.Deployed;
using Review.Diff;
using Review.Diff.Access;
using Review.Diff.Resources;
using Review.Drift.Answers;
using Review.Model;

namespace Review.Drift;

/// <summary>The differences between what a stack's program declares and what the account holds.</summary>
/// <param name="Diff">The differences in the words of <c>diff</c>: before is the program, now is the account.</param>
/// <param name="Rows">Resource by resource, with the command that puts it right.</param>
/// <param name="Unread">What no answer shows, so that a difference in it would not be seen.</param>
/// <param name="NotCompared">What is never compared, with the reason.</param>
public sealed record DriftReport(
    string Account,
    StackDiff Diff,
    IReadOnlyList<DriftRow> Rows,
    IReadOnlyList<string> Unread,
    IReadOnlyList<string> NotCompared)
{
    public bool IsAsDeclared => Diff.IsNothing;

    /// <returns>The report; null, with the reason, if the folder is not of an account with this stack.</returns>
    /// <param name="export">The stack's state; without it, names and tags say which resource is which.</param>
    /// <param name="project">The project's name, for the URNs of what is not declared.</param>
    public static (DriftReport? Report, string? Refusal) Of(
        ReviewReport declared, CommandAnswers answers, StackExport? export, string project, SourceLines sources)
    {
        var (stack, refusal) = DeployedStack.Of(declared, answers, export, project);
        if (stack is null)
        {
            return (null, refusal);
        }

        var diff = StackDiff.Of(stack.Declared, stack.Held, sources);
        // Nothing is replaced or lost by an update here: the account already is as it is.
        diff = diff with
        {
            Losses = [],
            SettingsLoosened = [.. diff.SettingsLoosened, .. stack.Undeclared.Settings.Select(setting => setting.Change)],
            // A resource without a difference of its own is here only because an update would replace it with another.
            Resources = [.. diff.Resources.Where(change => change.Properties.Count > 0
                || change.How is ResourceFate.Added or ResourceFate.Removed).Select(change => change with
            {
                How = change.How is ResourceFate.Replaced or ResourceFate.Ignored ? ResourceFate.Changed : change.How,
                Reason = null,
                Replacement = null,
                Notes = [],
            })],
        };
        return (new(stack.Account, diff, [.. RowsOf(diff, stack)], stack.Unread, stack.NotCompared), null);
    }

    /// <summary>As for <c>diff</c>; an answer that is missing leaves the result open.</summary>
    public ExitCode ExitCode(FailOn failOn) => Diff.ExitCode(failOn) is not Review.ExitCode.Success and var worse ? worse
        : Unread.Count > 0 ? Review.ExitCode.NotDecided : Review.ExitCode.Success;

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

/// <param name="Name">The name in the program, or where it is in the account.</param>
/// <param name="Type">The resource type; empty for a setting that is no resource.</param>
/// <param name="Properties">The inputs that differ.</param>
/// <param name="Command">The command that makes it as declared.</param>
public sealed record DriftRow(
    string Name, string Type, DriftKind Kind, IReadOnlyList<PropertyChange> Properties, string Command);

public enum DriftKind
{
    /// <summary>The account holds other values than the program declares.</summary>
    Changed,

    /// <summary>The program declares it, and the account does not have it.</summary>
    Missing,

    /// <summary>The account has it, and the program does not declare it.</summary>
    NotInTheProgram,
}
