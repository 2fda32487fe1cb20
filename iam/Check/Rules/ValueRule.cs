using IamEngine.Check.Syntax;

namespace IamEngine.Check.Rules;

/// <summary>A rule on single condition values. Diagnose returns a message, or null.</summary>
internal abstract class ValueRule : Rule
{
    private protected ValueRule(string code, Severity severity)
        : base(code, severity)
    {
    }

    internal sealed override IEnumerable<Violation> Analyze(PolicySyntax policy) =>
        from statement in policy.Statements
        from test in statement.Conditions
        where AppliesTo(test)
        from value in test.Values
        let message = Diagnose(value.Text, test)
        where message is not null
        select new Violation(value.Path, message);

    /// <summary>Whether the rule applies to the values of this condition.</summary>
    internal abstract bool AppliesTo(ConditionSyntax condition);

    internal abstract string? Diagnose(string value, ConditionSyntax condition);

    /// <summary>Whether a value has wildcards or variables, so that its format cannot be checked.</summary>
    private protected static bool IsOpen(string value) => value.AsSpan().ContainsAny('*', '?') || IsVariable(value);

    private protected static bool IsVariable(string value) => value.Contains("${", StringComparison.Ordinal);
}
