using IamEngine.Check.Written;

namespace IamEngine.Check.Rules;

/// <summary>A rule that looks at each ARN of each <c>Resource</c> and <c>NotResource</c> that has all its parts.</summary>
public abstract class ArnRule : ResourceRule
{
    private protected ArnRule(string code, Severity severity = Severity.Error)
        : base(code, severity)
    {
    }

    internal sealed override string? WrongWith(string resource, StatementAsWritten statement) =>
        ArnAsWritten.Read(resource) is { } arn ? WrongWith(arn, statement.Policy) : null;

    internal abstract string? WrongWith(ArnAsWritten arn, PolicyAsWritten policy);
}
