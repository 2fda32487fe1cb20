using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Principals;

/// <summary>A principal is a user's unique id, which remains after the user is deleted.</summary>
internal sealed class InvalidUserReference() : StatementRule("INVALID_USER_REFERENCE", Severity.Warning)
{
    public override string Help => "Name the user by its ARN. Where AWS shows an id, the user that was named is gone.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Bucket,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": "AIDAEXAMPLEEXAMPLE123" },
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*"
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::123456789012:user/uploader" },
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*"
        }
        """);

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) => InvalidRoleReference.IdsOf(statement, "AIDA")
        .Select(id =>
            new Violation(id.Path, $"{id.Text.Quoted()} is the id of one user; a new user of the same name has another id"));
}
