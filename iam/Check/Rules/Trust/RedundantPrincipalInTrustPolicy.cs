using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Trust;

/// <summary>A trust policy has both a role and a session of the same role as principals.</summary>
internal sealed class RedundantPrincipalInTrustPolicy()
    : StatementRule("REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY", Severity.Suggestion)
{
    public override string Help => "Remove the session: the role stands for all its sessions.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Trust,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": ["arn:aws:iam::123456789012:role/deploy", "arn:aws:sts::123456789012:assumed-role/deploy/build"] },
          "Action": "sts:AssumeRole"
        }
        """,
        good: """{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::123456789012:role/deploy" }, "Action": "sts:AssumeRole" }""");

    internal override bool AppliesTo(PolicyKind kind) => kind == PolicyKind.Trust;

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement)
    {
        var principals = (statement.Principal?.Of("AWS") ?? []).ToArray();
        var roles = principals.Select(principal => Ask(principal)).OfType<Principal.Role>()
            .Select(role => (role.Arn.Account, role.Arn.LastName)).ToHashSet();
        return from principal in principals
               where Ask(principal) is Principal.RoleSession session
                   && roles.Contains((session.Arn.Account, session.Arn.Resource.Split('/')[1]))
               select new Violation(principal.Path, $"{principal.Text.Quoted()} is a session of a role that is named too");
    }

    private static Principal? Ask(PrincipalText principal) =>
        Principal.AskAws(principal.Text) is Answer<Principal>.Yes yes ? yes.Value : null;
}
