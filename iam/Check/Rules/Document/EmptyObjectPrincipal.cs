using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Document;

/// <summary>A <c>Principal</c> is an empty object.</summary>
internal sealed class EmptyObjectPrincipal() : StatementRule("EMPTY_OBJECT_PRINCIPAL", Severity.Suggestion)
{
    public override string Help => "Name the principals, or remove the statement, which matches no one.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Bucket,
        bad: """{ "Effect": "Allow", "Principal": {}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""",
        good: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::123456789012:role/reader" },
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*"
        }
        """);

    internal override bool AppliesTo(PolicyKind kind) => !kind.IsOfIdentities();

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement.Principal is { IsEmptyObject: true } principal
            ? [new(principal.Path, "the principal is an empty object, so the statement matches no one")]
            : [];
}
