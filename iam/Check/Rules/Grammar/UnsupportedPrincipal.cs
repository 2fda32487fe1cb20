using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>A document that belongs to identities names principals.</summary>
internal sealed class UnsupportedPrincipal() : GrammarRule("UNSUPPORTED_PRINCIPAL")
{
    public override string Help => "Remove the element: its principal is the identity that it is attached to.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");

    // Of a service control policy the rule SCP_SYNTAX_ERROR_PRINCIPAL says it.
    internal override bool AppliesTo(PolicyKind kind) => kind is PolicyKind.Identity or PolicyKind.Boundary;
}
