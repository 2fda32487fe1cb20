using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Grammar;

/// <summary>A statement has no principal in a kind of document that requires one.</summary>
internal sealed class MissingPrincipal() : Rule("MISSING_PRINCIPAL", Severity.Error)
{
    public override string Help => "Add a `Principal`: without one the statement matches no one.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Bucket,
        bad: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""",
        good: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::123456789012:role/reader" },
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*"
        }
        """);

    internal override bool AppliesTo(PolicyKind kind) => !kind.IsOfIdentities();

    internal override IEnumerable<Violation> Analyze(PolicySyntax policy) => policy.Kind == PolicyKind.Trust
        ? policy.ProblemsOf(Code).Select(problem => new Violation(problem.Path, problem.Message))
        : policy.Statements.Where(statement => statement.Principal is null)
            .Select(statement =>
                new Violation(
                    statement.Path,
                    $"a statement of {policy.Kind.NameWithArticle()} has a `Principal`; without one it matches no one"));
}
