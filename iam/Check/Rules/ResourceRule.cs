using IamEngine.Check.Syntax;

namespace IamEngine.Check.Rules;

/// <summary>A rule on single texts of <c>Resource</c> and <c>NotResource</c>. Diagnose returns a message, or null.</summary>
internal abstract class ResourceRule : Rule
{
    private protected ResourceRule(string code, Severity severity = Severity.Error)
        : base(code, severity)
    {
    }

    internal sealed override IEnumerable<Violation> Analyze(PolicySyntax policy) =>
        from statement in policy.Statements
        from text in statement.Resource?.Texts ?? []
        let message = Diagnose(text.Text, statement)
        where message is not null
        select new Violation(text.Path, message);

    internal abstract string? Diagnose(string resource, StatementSyntax statement);
}
