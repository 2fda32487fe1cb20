using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Document;

/// <summary>A <c>Condition</c>, or an operator in it, is an empty object.</summary>
internal sealed class EmptyObjectCondition() : StatementRule("EMPTY_OBJECT_CONDITION", Severity.Suggestion)
{
    public override string Help => "Write a condition, or remove the element: it restricts nothing.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*", "Condition": {} }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement.EmptyConditions.Select(path => new Violation(path, "the condition is empty, so it always holds"));
}
