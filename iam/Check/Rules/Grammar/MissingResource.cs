using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>A statement has no resource in a kind of document that requires one.</summary>
internal sealed class MissingResource() : Rule("MISSING_RESOURCE", Severity.Error)
{
    public override string Help => "Add a `Resource`. In a key policy `\"*\"` means the key itself.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "s3:GetObject" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");

    // The reader accepts a resource policy without a Resource, since those of some services (Amazon ECR) have none.
    internal override IEnumerable<Violation> Analyze(PolicySyntax policy) => policy.Kind
        is PolicyKind.Bucket or PolicyKind.Key or PolicyKind.Endpoint or PolicyKind.ResourceControl
        ? policy.Statements.Where(statement => statement.Resource is null)
            .Select(statement =>
                new Violation(
                    statement.Path, $"a statement of {policy.Kind.NameWithArticle()} has a `Resource` or `NotResource`"))
        : policy.ProblemsOf(Code).Select(problem => new Violation(problem.Path, problem.Message));
}
