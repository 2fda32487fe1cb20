using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Organizations;

/// <summary>A resource control policy has an Allow.</summary>
internal sealed class RcpAllow() : RcpRule("RCP_SYNTAX_ERROR_ALLOW")
{
    public override string Help =>
        "Deny what must not happen; `RCPFullAWSAccess`, which AWS attaches by itself, is the only one that allows.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.ResourceControl,
        bad: """{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*" }""",
        good: """
        {
          "Effect": "Deny",
          "Principal": "*",
          "Action": "s3:GetObject",
          "Resource": "*",
          "Condition": { "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-example1234" } }
        }
        """);

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement.Allows && !IsFullAccess(statement)
            ? [new($"{statement.Path}.Effect", "a resource control policy can only deny")]
            : [];

    private static bool IsFullAccess(StatementSyntax statement) =>
        statement is
        {
            HasCondition: false, Principal.IsEveryone: true, Action: { IsNegated: false, Texts: [{ Text: "*" }] },
            Resource: { IsNegated: false, Texts: [{ Text: "*" }] }
        };
}
