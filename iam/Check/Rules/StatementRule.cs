using IamEngine.Check.Written;

namespace IamEngine.Check.Rules;

/// <summary>A rule that looks at each statement by itself.</summary>
public abstract class StatementRule : Rule
{
    private protected StatementRule(string code, Severity severity)
        : base(code, severity)
    {
    }

    internal sealed override IEnumerable<Spot> Look(PolicyAsWritten policy) => policy.Statements.SelectMany(Look);

    internal abstract IEnumerable<Spot> Look(StatementAsWritten statement);
}

/// <summary>A rule that looks at each statement by itself, and that AWS's validator lacks.</summary>
public abstract class OwnStatementRule : OwnRule
{
    private protected OwnStatementRule(string code, Severity severity, string link)
        : base(code, severity, link)
    {
    }

    internal sealed override IEnumerable<Spot> Look(PolicyAsWritten policy) => policy.Statements.SelectMany(Look);

    internal abstract IEnumerable<Spot> Look(StatementAsWritten statement);
}
