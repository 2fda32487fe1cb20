using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Trust;

/// <summary>A trust policy's principal is <c>"*"</c>.</summary>
internal sealed class TrustWildcardPrincipal()
    : StatementRule("ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL", Severity.Error)
{
    public override string Help => "Name who may become the role.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Trust,
        bad: """{ "Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole" }""",
        good: """{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::123456789012:user/uploader" }, "Action": "sts:AssumeRole" }""");

    internal override bool AppliesTo(PolicyKind kind) => kind == PolicyKind.Trust;

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement.Principal is { IsStar: true, IsNegated: false } principal
            ? [new(principal.Path, "a trust policy cannot name `*` as its principal")]
            : [];
}
