namespace Review;

/// <summary>The exit codes of the verbs.</summary>
public enum ExitCode
{
    /// <summary>Done; nothing is wrong.</summary>
    Success = 0,

    /// <summary>A finding with severity error, a decision other than the expected one, or the answer "no".</summary>
    Finding = 1,

    /// <summary>Invalid command line, file or setting.</summary>
    BadInput = 2,

    /// <summary>The question is valid, but the tool cannot decide it.</summary>
    NotDecided = 3,

    /// <summary>Internal error in this tool.</summary>
    InternalError = 70,
}
