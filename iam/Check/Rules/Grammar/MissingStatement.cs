using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>A document has no statement.</summary>
internal sealed class MissingStatement() : Rule("MISSING_STATEMENT", Severity.Error)
{
    public override string Help => "Add a `Statement`: one object, or a list of them.";

    public override Example Example { get; } = new(PolicyKind.Identity,
        Bad: """
        {
          "Version": "2012-10-17",
          "Statement": []
        }
        """,
        Good: """
        {
          "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }
        }
        """);

    internal override IEnumerable<Violation> Analyze(PolicySyntax policy) => policy.HasNoStatements
        ? [new("$.Statement", "the list of statements is empty, so the document has no effect")]
        : policy.ProblemsOf(Code).Select(problem => new Violation(problem.Path, problem.Message));
}
