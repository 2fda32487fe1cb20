using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Principals;

/// <summary>A document other than a trust policy names an identity provider.</summary>
internal sealed class FederatedPrincipalNotSupported() : StatementRule("FEDERATED_PRINCIPAL_NOT_SUPPORTED", Severity.Error)
{
    public override string Help => "Name the role that the provider's users assume.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Bucket,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "Federated": "arn:aws:iam::123456789012:saml-provider/directory" },
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

    internal override bool AppliesTo(PolicyKind kind) =>
        !kind.IsOfIdentities() && kind is not (PolicyKind.Trust or PolicyKind.ResourceControl);

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) => (statement.Principal?.Of("Federated") ?? [])
        .Select(provider =>
            new Violation(
                provider.Path, $"{provider.Text.Quoted()} is an identity provider, which only a trust policy can name"));
}
