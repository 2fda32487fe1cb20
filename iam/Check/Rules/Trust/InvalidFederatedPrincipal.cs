using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Trust;

/// <summary>The name of an identity provider in a trust policy has an invalid form.</summary>
internal sealed class InvalidFederatedPrincipal()
    : StatementRule("INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY", Severity.Error)
{
    public override string Help => "Write the ARN of the provider in IAM, or the domain name of one that AWS knows.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Trust,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "Federated": "arn:aws:iam::123456789012:directory" },
          "Action": "sts:AssumeRoleWithSAML",
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

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) => (statement.Principal?.Of("Federated") ?? [])
        .Where(provider =>
            IdentityProvider.Of(provider.Text) is IdentityProvider.Kind.Unknown && !ArnSyntax.IsOpen(provider.Text))
        .Select(provider =>
            new Violation(provider.Path, $"{provider.Text.Quoted()} is neither a provider's ARN nor a domain name"));
}
