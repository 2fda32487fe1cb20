using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Organizations;

/// <summary>A service control policy has <c>NotResource</c>.</summary>
internal sealed class ScpNotResource() : FormerScpLimitRule("SCP_SYNTAX_ERROR_NOTRESOURCE")
{
    public override Example Example { get; } = Example.OfStatements(PolicyKind.ServiceControl,
        bad: """{ "Effect": "Deny", "Action": "s3:DeleteBucket", "NotResource": "arn:aws:s3:::scratch-*" }""",
        good: """{ "Effect": "Deny", "Action": "s3:DeleteBucket", "Resource": "arn:aws:s3:::kept-*" }""");

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement.Resource is { IsNegated: true } resource
            ? [new(resource.Path, "`NotResource` in a service control policy is new, and older tools refuse it")]
            : [];
}
