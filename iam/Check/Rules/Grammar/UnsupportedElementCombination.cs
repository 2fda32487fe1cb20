using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>A statement has both an element and its negation, such as <c>Action</c> and <c>NotAction</c>.</summary>
internal sealed class UnsupportedElementCombination() : GrammarRule("UNSUPPORTED_ELEMENT_COMBINATION")
{
    public override string Help => "Keep one of the two, or write two statements.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Deny", "Action": "s3:DeleteObject", "NotAction": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""",
        good: """{ "Effect": "Deny", "NotAction": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");
}
