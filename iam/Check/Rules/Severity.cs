namespace IamEngine.Check.Rules;

/// <summary>
/// How much a finding weighs, in the words of AWS's own validator.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-policy-validation.html
/// </summary>
public enum Severity
{
    /// <summary>A part of the document does not work, or AWS refuses the document.</summary>
    Error,

    /// <summary>It works, but not as it reads.</summary>
    Warning,

    /// <summary>It lets more through than its author probably meant.</summary>
    SecurityWarning,

    /// <summary>It could be said better; nothing is let through or held back by it.</summary>
    Suggestion,
}

public static class Severities
{
    /// <summary>The word that reports use: <c>security-warning</c>.</summary>
    public static string Text(this Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.SecurityWarning => "security-warning",
        _ => "suggestion",
    };
}
