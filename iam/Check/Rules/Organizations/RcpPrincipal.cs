using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Organizations;

/// <summary>A resource control policy has principals.</summary>
internal sealed class RcpPrincipal() : RcpRule("RCP_SYNTAX_ERROR_PRINCIPAL")
{
    public override string Help =>
        "Write `\"Principal\": \"*\"`; condition keys such as `aws:PrincipalArn` can restrict the statement to principals.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.ResourceControl,
        bad: """
        {
          "Effect": "Deny",
          "Principal": { "AWS": "arn:aws:iam::123456789012:root" },
          "Action": "s3:GetObject",
          "Resource": "*"
        }
        """,
        good: """
        {
          "Effect": "Deny",
          "Principal": "*",
          "Action": "s3:GetObject",
          "Resource": "*",
          "Condition": { "StringEquals": { "aws:PrincipalAccount": "123456789012" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement.Principal is { IsStar: false } or { IsNegated: true }
            ? [new(statement.Principal.Path, "the principal of a resource control policy is `*` and nothing else")]
            : [];
}
