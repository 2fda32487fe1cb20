using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Trust;

/// <summary>A trust policy allows every token of an OpenID Connect provider.</summary>
internal sealed class MissingConditionKeyForOidcPrincipal()
    : StatementRule("MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL", Severity.SecurityWarning)
{
    public override string Help =>
        "Add a condition on the provider's `aud` and `sub`, so that tokens made for others are no use here.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Trust,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/login.example.com" },
          "Action": "sts:AssumeRoleWithWebIdentity"
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/login.example.com" },
          "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": { "StringEquals": { "login.example.com:aud": "upload" } }
        }
        """);

    internal override bool AppliesTo(PolicyKind kind) => kind == PolicyKind.Trust;

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) => statement.Allows
        ? from provider in statement.Principal?.Of("Federated") ?? []
          where IdentityProvider.Of(provider.Text) == IdentityProvider.Kind.OpenIdConnect
          let prefix = IdentityProvider.PrefixOf(provider.Text)
          where !statement.Conditions.Any(condition => condition.Key.StartsWith($"{prefix}:", StringComparison.OrdinalIgnoreCase))
          select new Violation(provider.Path, $"every token of {prefix.Quoted()} is taken, also those made for others")
        : [];
}
