using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Organizations;

/// <summary>An Allow of a service control policy has a condition.</summary>
internal sealed class ScpAllowCondition() : FormerScpLimitRule("SCP_SYNTAX_ERROR_ALLOW_CONDITION")
{
    public override Example Example { get; } = Example.OfStatements(PolicyKind.ServiceControl,
        bad: """
        {
          "Effect": "Allow",
          "Action": "s3:*",
          "Resource": "*",
          "Condition": { "StringEquals": { "aws:RequestedRegion": "eu-central-1" } }
        }
        """,
        good: """
        {
          "Effect": "Deny",
          "Action": "s3:*",
          "Resource": "*",
          "Condition": { "StringNotEquals": { "aws:RequestedRegion": "eu-central-1" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement is { Allows: true, HasCondition: true }
            ? [new(
                $"{statement.Path}.Condition",
                "a condition on what is allowed is new in service control policies, and older tools refuse it")]
            : [];
}
