using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Principals;

/// <summary>A Deny has <c>NotPrincipal</c>, which also denies a listed principal that has a permissions boundary.</summary>
internal sealed class DenyWithNotPrincipal() : ProjectStatementRule(
    "DENY_WITH_NOTPRINCIPAL", Severity.Warning,
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html")
{
    public override string Help =>
        "Deny `\"Principal\": \"*\"` under the condition `ArnNotEquals` on `aws:PrincipalArn`, which needs neither accounts "
            + "nor sessions named.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Bucket,
        bad: """
        {
          "Effect": "Deny",
          "NotPrincipal": { "AWS": ["arn:aws:iam::123456789012:role/reader", "arn:aws:iam::123456789012:root"] },
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*"
        }
        """,
        good: """
        {
          "Effect": "Deny",
          "Principal": "*",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "ArnNotEquals": { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/reader" } }
        }
        """);

    internal override bool AppliesTo(PolicyKind kind) => kind.IsOfResources() || kind == PolicyKind.Endpoint;

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement is { Denies: true, Principal: { IsNegated: true } principal }
            ? [new(
                principal.Path,
                "the statement also denies each named principal that has a permissions boundary, and their accounts and "
                    + "sessions unless they are named too")]
            : [];
}
