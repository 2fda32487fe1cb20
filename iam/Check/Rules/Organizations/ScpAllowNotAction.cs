using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Organizations;

/// <summary>An Allow of a service control policy has <c>NotAction</c>.</summary>
internal sealed class ScpAllowNotAction() : FormerScpLimitRule("SCP_SYNTAX_ERROR_ALLOW_NOTACTION")
{
    public override Example Example { get; } = Example.OfStatements(PolicyKind.ServiceControl,
        bad: """{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }""",
        good: """{ "Effect": "Deny", "Action": "iam:*", "Resource": "*" }""");

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement is { Allows: true, Action: { IsNegated: true } action }
            ? [new(action.Path, "`NotAction` that allows is new in service control policies, and older tools refuse it")]
            : [];
}
