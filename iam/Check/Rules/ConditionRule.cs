using IamEngine.Check.Syntax;

namespace IamEngine.Check.Rules;

/// <summary>A rule on single conditions.</summary>
internal abstract class ConditionRule : Rule
{
    private protected ConditionRule(string code, Severity severity)
        : base(code, severity)
    {
    }

    internal sealed override IEnumerable<Violation> Analyze(PolicySyntax policy) =>
        policy.Statements.SelectMany(statement => statement.Conditions).SelectMany(Analyze);

    internal abstract IEnumerable<Violation> Analyze(ConditionSyntax condition);

    private protected static IEnumerable<Violation> At(ConditionSyntax condition, string message) =>
        [new(condition.Path, message)];
}
