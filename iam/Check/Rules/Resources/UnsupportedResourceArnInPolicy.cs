using IamEngine.Check.Syntax;
using IamEngine.Json;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Resources;

/// <summary>A resource's policy names a resource of another service.</summary>
internal sealed class UnsupportedResourceArnInPolicy() : StatementRule("UNSUPPORTED_RESOURCE_ARN_IN_POLICY", Severity.Error)
{
    public override string Help => "Name the resource that the document belongs to, or parts of it; in a key policy write `*`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Bucket,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::123456789012:role/reader" },
          "Action": "s3:GetObject",
          "Resource": ["arn:aws:s3:::example/*", "arn:aws:sqs:us-east-1:123456789012:orders"]
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

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) => In(statement)
        .Select(resource =>
            new Violation(
                resource.Path, $"{statement.Policy.Kind.NameWithArticle()} does not apply to {resource.Text.Quoted()}"));

    /// <summary>The resources on which the document has no effect.</summary>
    internal static IEnumerable<TextAt> In(StatementSyntax statement) =>
        from resource in statement.Resource?.Texts ?? []
        let arn = ArnSyntax.Read(resource.Text)
        where arn is not null && !ArnSyntax.IsOpen(arn.Service) && ArnForms.IsService(arn.Service)
        where statement.Policy.Kind switch
        {
            PolicyKind.Bucket => arn.Service != "s3",
            PolicyKind.Key => arn.Service != "kms",
            _ => false,
        }
        select resource;
}
