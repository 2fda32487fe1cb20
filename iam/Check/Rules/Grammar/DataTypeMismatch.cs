using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>An element holds another type of JSON value than it can.</summary>
internal sealed class DataTypeMismatch() : GrammarRule("DATA_TYPE_MISMATCH")
{
    public override string Help => "Write the value as the grammar has it: text, a list of texts, or an object.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": { "s3": "GetObject" }, "Resource": "arn:aws:s3:::example/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");
}
