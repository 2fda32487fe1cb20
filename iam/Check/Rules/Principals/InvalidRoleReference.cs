using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Principals;

/// <summary>A principal is a role's unique id, which remains after the role is deleted.</summary>
internal sealed class InvalidRoleReference() : StatementRule("INVALID_ROLE_REFERENCE", Severity.Warning)
{
    public override string Help => "Name the role by its ARN. Where AWS shows an id, the role that was named is gone.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Bucket,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": "AROAEXAMPLEEXAMPLE123" },
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

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) => IdsOf(statement, "AROA")
        .Select(id =>
            new Violation(id.Path, $"{id.Text.Quoted()} is the id of one role; a new role of the same name has another id"));

    /// <summary>The principals that are unique ids with this prefix.</summary>
    internal static IEnumerable<PrincipalText> IdsOf(StatementSyntax statement, string start) =>
        (statement.Principal?.Of("AWS") ?? []).Where(principal =>
            principal.Text.StartsWith(start, StringComparison.Ordinal)
            && Model.Principal.AskAws(principal.Text) is Answer<Principal>.Yes { Value: Principal.UniqueId });
}
