using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Trust;

/// <summary>A trust policy has an action that none of its principals can perform.</summary>
internal sealed class MismatchedActionForPrincipal() : StatementRule("MISMATCHED_ACTION_FOR_PRINCIPAL", Severity.Error)
{
    public override string Help =>
        "Users, roles and services take `sts:AssumeRole`, SAML providers `sts:AssumeRoleWithSAML`, OpenID Connect providers "
            + "`sts:AssumeRoleWithWebIdentity`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Trust,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "Federated": "arn:aws:iam::123456789012:saml-provider/directory" },
          "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": { "StringEquals": { "SAML:aud": "https://signin.aws.amazon.com/saml" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Principal": { "Federated": "arn:aws:iam::123456789012:saml-provider/directory" },
          "Action": "sts:AssumeRoleWithSAML",
          "Condition": { "StringEquals": { "SAML:aud": "https://signin.aws.amazon.com/saml" } }
        }
        """);

    internal override bool AppliesTo(PolicyKind kind) => kind == PolicyKind.Trust;

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement)
    {
        if (statement is not { Allows: true, Principal: { IsNegated: false, IsStar: false, Texts.Count: > 0 } principal }
            || principal.Texts.Any(
                text => text.Kind == "Federated" && IdentityProvider.Of(text.Text) == IdentityProvider.Kind.Unknown))
        {
            return [];
        }

        var takes = principal.Texts.Select(TakenBy).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return from action in statement.Actions
               where action.Meaning.Exact?.FullName is "sts:AssumeRole" or "sts:AssumeRoleWithSAML"
                   or "sts:AssumeRoleWithWebIdentity"
               where !takes.Contains(action.Text.Text)
               select new Violation(
                   action.Text.Path,
                   $"{action.Text.Text.Quoted()} cannot be done by {principal.Texts.Select(text => text.Text).Listed()}");
    }

    private static string TakenBy(PrincipalText principal) => (principal.Kind, IdentityProvider.Of(principal.Text)) switch
    {
        ("Federated", IdentityProvider.Kind.Saml) => "sts:AssumeRoleWithSAML",
        ("Federated", _) => "sts:AssumeRoleWithWebIdentity",
        _ => "sts:AssumeRole",
    };
}
