using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>An identity policy, boundary or service control policy has principals.</summary>
internal sealed class UnsupportedPrincipal() : GrammarRule("UNSUPPORTED_PRINCIPAL")
{
    public override string Help => "Remove the element: its principal is the identity that it is attached to.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");

    // SCP_SYNTAX_ERROR_PRINCIPAL reports it for a service control policy.
    internal override bool AppliesTo(PolicyKind kind) => kind is PolicyKind.Identity or PolicyKind.Boundary;
}
