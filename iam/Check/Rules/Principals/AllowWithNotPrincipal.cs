using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Principals;

/// <summary>An Allow has <c>NotPrincipal</c>, which allows all other principals, including anonymous callers.</summary>
internal sealed class AllowWithNotPrincipal() : StatementRule("ALLOW_WITH_NOTPRINCIPAL", Severity.SecurityWarning)
{
    public override string Help => "Name the allowed principals with `Principal`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Bucket,
        bad: """
        {
          "Effect": "Allow",
          "NotPrincipal": { "AWS": "arn:aws:iam::123456789012:user/guest" },
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*"
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::123456789012:role/reader" },
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*"
        }
        """);

    internal override bool AppliesTo(PolicyKind kind) => !kind.IsOfIdentities() && kind != PolicyKind.Trust;

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement is { Allows: true, Principal: { IsNegated: true } principal }
            ? [new(principal.Path, "the statement allows everyone who is not named, also callers without credentials")]
            : [];
}
