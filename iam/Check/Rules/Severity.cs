namespace IamEngine.Check.Rules;

/// <summary>
/// The severity of a finding, as IAM Access Analyzer names them.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-policy-validation.html
/// </summary>
public enum Severity
{
    /// <summary>A part of the document has no effect, or AWS refuses the document.</summary>
    Error,

    /// <summary>The document works, but not as written.</summary>
    Warning,

    /// <summary>The document allows more than its author probably intends.</summary>
    SecurityWarning,

    /// <summary>The document can be simplified without a change of access.</summary>
    Suggestion,
}

public static class Severities
{
    /// <summary>The name in reports: <c>security-warning</c>.</summary>
    public static string Text(this Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.SecurityWarning => "security-warning",
        _ => "suggestion",
    };
}
