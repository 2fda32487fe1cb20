using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>A statement has no actions.</summary>
internal sealed class MissingAction() : GrammarRule("MISSING_ACTION")
{
    public override string Help => "Add an `Action`, or a `NotAction` in a statement that denies.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Resource": "arn:aws:s3:::example/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");
}
