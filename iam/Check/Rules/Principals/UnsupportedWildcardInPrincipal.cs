using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Principals;

/// <summary>A principal has a wildcard in part of its name.</summary>
internal sealed class UnsupportedWildcardInPrincipal() : Rule("UNSUPPORTED_WILDCARD_IN_PRINCIPAL", Severity.Error)
{
    public override string Help =>
        "Name each principal in full, or name the account and narrow it with the condition key `aws:PrincipalArn`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Bucket,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::123456789012:role/reader-*" },
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*"
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::123456789012:root" },
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*",
          "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/reader-*" } }
        }
        """);

    internal override bool AppliesTo(PolicyKind kind) => !kind.IsOfIdentities();

    // The reader accepts any text for the other kinds.
    internal override IEnumerable<Violation> Analyze(PolicySyntax policy) => policy.ProblemsOf(Code)
        .Where(problem => !policy.HasVariableAt(problem.Path))
        .Select(problem => new Violation(problem.Path, problem.Message))
        .Concat(from statement in policy.Statements
                from principal in statement.Principal?.Texts ?? []
                where principal.Kind != "AWS" && principal.Text.AsSpan().ContainsAny('*', '?')
                    && !policy.HasVariableAt(principal.Path)
                select new Violation(
                    principal.Path,
                    $"{principal.Text.Quoted()} has a wildcard; a principal under `{principal.Kind}` is named in full"));
}
