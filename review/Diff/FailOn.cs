using Review.Model;

namespace Review.Diff;

/// <summary>The changes for which <c>diff</c> exits with code 1.</summary>
[Flags]
public enum FailOn
{
    Nothing = 0,

    /// <summary>A gain of access or reachability. An undecided one gives exit code 3.</summary>
    Broadening = 1,

    /// <summary>A new finding with severity error.</summary>
    Findings = 2,

    /// <summary>A loss or weaker protection that the settings do not confirm.</summary>
    Replacement = 4,
}

public static class FailOns
{
    public static ExitCode ExitCode(this StackDiff diff, FailOn failOn) =>
        (failOn.HasFlag(FailOn.Broadening) && diff.Broadenings > 0)
        || (failOn.HasFlag(FailOn.Findings) && diff.NewFindings.Any(finding => finding.Severity == Severity.Error))
        || (failOn.HasFlag(FailOn.Replacement) && diff.Unconfirmed > 0) ? Review.ExitCode.Finding
        // There is no certain gain, but at least one undecided change.
        : failOn.HasFlag(FailOn.Broadening) && diff.Undecided > 0 ? Review.ExitCode.NotDecided
        : Review.ExitCode.Success;
}
