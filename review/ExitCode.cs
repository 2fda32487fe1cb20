namespace Review;

/// <summary>How a verb ends, for scripts.</summary>
public enum ExitCode
{
    /// <summary>It was done, and nothing is wrong.</summary>
    Success = 0,

    /// <summary>An error among the findings, a mismatch, a "no".</summary>
    Finding = 1,

    /// <summary>The command line, a file or a setting cannot be used.</summary>
    BadInput = 2,

    /// <summary>The question was understood and could not be decided.</summary>
    NotDecided = 3,

    /// <summary>Internal error in this tool.</summary>
    InternalError = 70,
}
