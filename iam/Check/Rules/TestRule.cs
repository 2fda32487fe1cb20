using IamEngine.Check.Written;

namespace IamEngine.Check.Rules;

/// <summary>A rule that looks at each test of each condition.</summary>
public abstract class TestRule : Rule
{
    private protected TestRule(string code, Severity severity)
        : base(code, severity)
    {
    }

    internal sealed override IEnumerable<Spot> Look(PolicyAsWritten policy) =>
        policy.Statements.SelectMany(statement => statement.Tests).SelectMany(Look);

    internal abstract IEnumerable<Spot> Look(TestAsWritten test);

    private protected static IEnumerable<Spot> At(TestAsWritten test, string message) => [new(test.Path, message)];
}
