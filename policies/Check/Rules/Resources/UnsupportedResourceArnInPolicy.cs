using Policies.Check.Written;

namespace Policies.Check.Rules.Resources;

/// <summary>A document that belongs to a resource names one of another service.</summary>
public sealed class UnsupportedResourceArnInPolicy() : ArnRule("UNSUPPORTED_RESOURCE_ARN_IN_POLICY")
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

    internal override bool IsFor(PolicyKind kind) => kind is PolicyKind.Bucket or PolicyKind.Key;

    internal override string? WrongWith(ArnAsWritten arn, PolicyAsWritten policy) =>
        ArnAsWritten.IsOpen(arn.Service) || !ArnForms.IsService(arn.Service)
        || (policy.Kind == PolicyKind.Bucket ? arn.Service == "s3" : arn.Service == "kms")
            ? null
            : $"a {policy.Kind.Name()} can say nothing of {arn.Text.Quoted()}";
}
