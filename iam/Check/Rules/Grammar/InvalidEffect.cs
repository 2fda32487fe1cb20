using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>An effect is neither <c>Allow</c> nor <c>Deny</c>.</summary>
internal sealed class InvalidEffect() : GrammarRule("INVALID_EFFECT")
{
    public override string Help => "Write `Allow` or `Deny`, with the capital letter.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");
}
