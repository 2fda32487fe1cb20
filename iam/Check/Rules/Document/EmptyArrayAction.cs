using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Document;

/// <summary>A statement has an empty list of actions.</summary>
internal sealed class EmptyArrayAction() : StatementRule("EMPTY_ARRAY_ACTION", Severity.Suggestion)
{
    public override string Help => "Name the actions, or remove the statement, which does nothing.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": [], "Resource": "arn:aws:s3:::example/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement.Action is { IsEmptyList: true } action
            ? [new(action.Path, $"`{action.Name}` is an empty list, so the statement is about no action that it could name")]
            : [];
}
