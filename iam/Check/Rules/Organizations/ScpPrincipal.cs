using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Organizations;

/// <summary>A service control policy has principals.</summary>
internal sealed class ScpPrincipal() : StatementRule("SCP_SYNTAX_ERROR_PRINCIPAL", Severity.Error)
{
    public override string Help =>
        "Remove the element; the condition key `aws:PrincipalArn` can restrict the statement to principals.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.ServiceControl,
        bad: """{ "Effect": "Deny", "Principal": "*", "Action": "s3:DeleteBucket", "Resource": "*" }""",
        good: """{ "Effect": "Deny", "Action": "s3:DeleteBucket", "Resource": "*" }""");

    internal override bool AppliesTo(PolicyKind kind) => kind == PolicyKind.ServiceControl;

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement.Principal is { } principal
            ? [new(principal.Path, "a service control policy has no principals: it applies to all identities of an account")]
            : [];
}
