using IamEngine.Check.Written;

namespace IamEngine.Check.Rules;

/// <summary>A rule that looks at each text of each <c>Resource</c> and <c>NotResource</c>. It says what is wrong with one, or nothing.</summary>
public abstract class ResourceRule : Rule
{
    private protected ResourceRule(string code, Severity severity = Severity.Error)
        : base(code, severity)
    {
    }

    internal sealed override IEnumerable<Spot> Look(PolicyAsWritten policy) =>
        from statement in policy.Statements
        from text in statement.Resource?.Texts ?? []
        let message = WrongWith(text.Text, statement)
        where message is not null
        select new Spot(text.Path, message);

    internal abstract string? WrongWith(string resource, StatementAsWritten statement);
}
