using Review.Model;

namespace Review.Diff;

/// <summary>What makes <c>diff</c> end with 1.</summary>
[Flags]
public enum FailOn
{
    Nothing = 0,

    /// <summary>Somebody may do or reach more, or it could not be decided whether they may.</summary>
    Broadening = 1,

    /// <summary>A new finding that is an error.</summary>
    Findings = 2,

    /// <summary>Something is lost, or no longer protected, that the settings do not confirm.</summary>
    Replacement = 4,
}

public static class FailOns
{
    public static ExitCode ExitCode(this StackDiff diff, FailOn failOn) =>
        (failOn.HasFlag(FailOn.Broadening) && diff.Broadenings > 0)
        || (failOn.HasFlag(FailOn.Findings) && diff.NewFindings.Any(finding => finding.Severity == Severity.Error))
        || (failOn.HasFlag(FailOn.Replacement) && diff.Unconfirmed > 0) ? Review.ExitCode.Finding
        // Nothing is known to be wrong, and not everything is known.
        : failOn.HasFlag(FailOn.Broadening) && diff.Undecided > 0 ? Review.ExitCode.NotDecided
        : Review.ExitCode.Success;
}
