using IamEngine.Check.Syntax;

namespace IamEngine.Check.Rules;

/// <summary>A rule on single statements.</summary>
internal abstract class StatementRule : Rule
{
    private protected StatementRule(string code, Severity severity)
        : base(code, severity)
    {
    }

    internal sealed override IEnumerable<Violation> Analyze(PolicySyntax policy) => policy.Statements.SelectMany(Analyze);

    internal abstract IEnumerable<Violation> Analyze(StatementSyntax statement);
}

/// <summary>A rule on single statements that IAM Access Analyzer lacks.</summary>
internal abstract class ProjectStatementRule : ProjectRule
{
    private protected ProjectStatementRule(string code, Severity severity, string link)
        : base(code, severity, link)
    {
    }

    internal sealed override IEnumerable<Violation> Analyze(PolicySyntax policy) => policy.Statements.SelectMany(Analyze);

    internal abstract IEnumerable<Violation> Analyze(StatementSyntax statement);
}
