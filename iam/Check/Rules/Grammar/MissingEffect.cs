using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>A statement has no <c>Effect</c>.</summary>
internal sealed class MissingEffect() : GrammarRule("MISSING_EFFECT")
{
    public override string Help => "Add `\"Effect\": \"Allow\"` or `\"Effect\": \"Deny\"`; there is no default.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");
}
