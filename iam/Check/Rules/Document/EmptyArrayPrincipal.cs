using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Document;

/// <summary>A principal type has an empty list.</summary>
internal sealed class EmptyArrayPrincipal() : StatementRule("EMPTY_ARRAY_PRINCIPAL", Severity.Suggestion)
{
    public override string Help => "Name the principals, or remove the statement, which matches no one.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Bucket,
        bad: """{ "Effect": "Allow", "Principal": { "AWS": [] }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""",
        good: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": ["arn:aws:iam::123456789012:role/reader"] },
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*"
        }
        """);

    internal override bool AppliesTo(PolicyKind kind) => !kind.IsOfIdentities();

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        (statement.Principal?.EmptyLists ?? []).Select(path => new Violation(path, "the list of principals is empty"));
}
