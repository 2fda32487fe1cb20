using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Organizations;

/// <summary>A service control policy has an action with a wildcard before its end.</summary>
internal sealed class ScpActionWildcard() : FormerScpLimitRule("SCP_SYNTAX_ERROR_ACTION_WILDCARD")
{
    public override Example Example { get; } = Example.OfStatements(PolicyKind.ServiceControl,
        bad: """{ "Effect": "Deny", "Action": "iam:*User", "Resource": "*" }""",
        good: """{ "Effect": "Deny", "Action": ["iam:CreateUser", "iam:DeleteUser"], "Resource": "*" }""");

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) => (statement.Action?.Texts ?? [])
        .Where(action => action.Text.AsSpan(0, Math.Max(0, action.Text.Length - 1)).ContainsAny('*', '?'))
        .Select(action =>
            new Violation(
                action.Path,
                $"{action.Text.Quoted()} has a wildcard before its end, which is new in service control policies, and older "
                    + "tools refuse it"));
}
