using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>An element has the wrong type of JSON value.</summary>
internal sealed class DataTypeMismatch() : GrammarRule("DATA_TYPE_MISMATCH")
{
    public override string Help => "Write the type that the grammar requires: text, a list of texts, or an object.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": { "s3": "GetObject" }, "Resource": "arn:aws:s3:::example/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");
}
