using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>A trust policy has <c>NotPrincipal</c>.</summary>
internal sealed class TrustNotPrincipal() : GrammarRule("ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL")
{
    public override string Help => "Name the allowed principals with `Principal`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Trust,
        bad: """{ "Effect": "Deny", "NotPrincipal": { "AWS": "arn:aws:iam::123456789012:user/uploader" }, "Action": "sts:AssumeRole" }""",
        good: """{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::123456789012:user/uploader" }, "Action": "sts:AssumeRole" }""");
}
