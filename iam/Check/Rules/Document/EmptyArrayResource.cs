using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Document;

/// <summary>A statement has an empty list of resources.</summary>
internal sealed class EmptyArrayResource() : StatementRule("EMPTY_ARRAY_RESOURCE", Severity.Suggestion)
{
    public override string Help => "Name the resources, or remove the statement, which does nothing.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": [] }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement.Resource is { IsEmptyList: true } resource
            ? [new(resource.Path, $"`{resource.Name}` is an empty list, so the statement names no resource")]
            : [];
}
