using IamEngine.Check.Syntax;
using IamEngine.Json;

namespace IamEngine.Check.Rules.Variables;

/// <summary>A rule on single policy variables in resources and condition values.</summary>
internal abstract class VariableRule : Rule
{
    private protected VariableRule(string code)
        : base(code, Severity.Error)
    {
    }

    internal sealed override IEnumerable<Violation> Analyze(PolicySyntax policy) =>
        from text in TextsOf(policy)
        from variable in VariableSyntax.In(text.Text)
        where !variable.IsEscape
        let message = WrongWith(variable, policy)
        where message is not null
        select new Violation(text.Path, message);

    internal abstract string? WrongWith(VariableSyntax variable, PolicySyntax policy);

    private static IEnumerable<TextAt> TextsOf(PolicySyntax policy) => policy.Statements.SelectMany(statement =>
        (statement.Resource?.Texts ?? []).Concat(statement.Conditions.SelectMany(condition => condition.Values)));
}
