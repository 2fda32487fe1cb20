using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Document;

/// <summary>A <c>Sid</c> is empty.</summary>
internal sealed class EmptySidValue() : StatementRule("EMPTY_SID_VALUE", Severity.Suggestion)
{
    public override string Help => "Say in a word or two what the statement is for, or remove the `Sid`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Sid": "", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""",
        good: """{ "Sid": "ReadExample", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement.Sid is { Text: "" } sid ? [new(sid.Path, "the `Sid` is empty")] : [];
}
