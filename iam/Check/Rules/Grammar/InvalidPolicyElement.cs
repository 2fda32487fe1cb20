using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>A document or a statement has a member that is not in the grammar.</summary>
internal sealed class InvalidPolicyElement() : GrammarRule("INVALID_POLICY_ELEMENT")
{
    public override string Help =>
        "Names are case-sensitive, and comments have no place: remove the member, or write its name as the grammar does.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Comment": "reading", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""",
        good: """{ "Sid": "Reading", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");
}
