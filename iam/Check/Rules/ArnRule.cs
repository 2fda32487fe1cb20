using IamEngine.Check.Syntax;

namespace IamEngine.Check.Rules;

/// <summary>A rule on single ARNs of <c>Resource</c> and <c>NotResource</c> that have six parts.</summary>
internal abstract class ArnRule : ResourceRule
{
    private protected ArnRule(string code, Severity severity = Severity.Error)
        : base(code, severity)
    {
    }

    internal sealed override string? Diagnose(string resource, StatementSyntax statement) =>
        ArnSyntax.Read(resource) is { } arn ? Diagnose(arn, statement.Policy) : null;

    internal abstract string? Diagnose(ArnSyntax arn, PolicySyntax policy);
}
