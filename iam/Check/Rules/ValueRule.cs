using IamEngine.Check.Written;

namespace IamEngine.Check.Rules;

/// <summary>A rule that looks at each value of each test. It says what is wrong with one, or nothing.</summary>
public abstract class ValueRule : Rule
{
    private protected ValueRule(string code, Severity severity)
        : base(code, severity)
    {
    }

    internal sealed override IEnumerable<Spot> Look(PolicyAsWritten policy) =>
        from statement in policy.Statements
        from test in statement.Tests
        where Concerns(test)
        from value in test.Values
        let message = WrongWith(value.Text, test)
        where message is not null
        select new Spot(value.Path, message);

    /// <summary>Whether the values of this test are of the kind that the rule is about.</summary>
    internal abstract bool Concerns(TestAsWritten test);

    internal abstract string? WrongWith(string value, TestAsWritten test);

    /// <summary>Whether a value stands for more than itself, so that its form says nothing.</summary>
    private protected static bool IsOpen(string value) => value.AsSpan().ContainsAny('*', '?') || IsVariable(value);

    private protected static bool IsVariable(string value) => value.Contains("${", StringComparison.Ordinal);
}
