using IamEngine.Check.Syntax;

namespace IamEngine.Check.Rules;

/// <summary>A rule that looks at each value of each test. It says what is wrong with one, or nothing.</summary>
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

    /// <summary>Whether the values of this test are of the kind that the rule is about.</summary>
    internal abstract bool AppliesTo(ConditionSyntax condition);

    internal abstract string? Diagnose(string value, ConditionSyntax condition);

    /// <summary>Whether a value stands for more than itself, so that its form says nothing.</summary>
    private protected static bool IsOpen(string value) => value.AsSpan().ContainsAny('*', '?') || IsVariable(value);

    private protected static bool IsVariable(string value) => value.Contains("${", StringComparison.Ordinal);
}
