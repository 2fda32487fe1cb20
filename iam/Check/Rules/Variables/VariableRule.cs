using IamEngine.Check.Written;
using IamEngine.Json;

namespace IamEngine.Check.Rules.Variables;

/// <summary>A rule that looks at each policy variable where variables are taken: in resources and in the values of conditions.</summary>
public abstract class VariableRule : Rule
{
    private protected VariableRule(string code)
        : base(code, Severity.Error)
    {
    }

    internal sealed override IEnumerable<Spot> Look(PolicyAsWritten policy) =>
        from text in TextsOf(policy)
        from variable in VariableAsWritten.In(text.Text)
        where !variable.IsEscape
        let message = WrongWith(variable, policy)
        where message is not null
        select new Spot(text.Path, message);

    internal abstract string? WrongWith(VariableAsWritten variable, PolicyAsWritten policy);

    private static IEnumerable<TextAt> TextsOf(PolicyAsWritten policy) => policy.Statements.SelectMany(statement =>
        (statement.Resource?.Texts ?? []).Concat(statement.Tests.SelectMany(test => test.Values)));
}
