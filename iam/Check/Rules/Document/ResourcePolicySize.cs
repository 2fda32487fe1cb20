using IamEngine.Model;

namespace IamEngine.Check.Rules.Document;

/// <summary>A resource policy exceeds the limit of its service.</summary>
internal sealed class ResourcePolicySize() : SizeRule("POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA", Severity.Warning)
{
    public override Example Example { get; } = WithStatements(PolicyKind.Bucket, 160, number => $$"""
        {
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::123456789012:role/reader-{{number}}" },
              "Action": "s3:GetObject",
              "Resource": "arn:aws:s3:::example/{{number}}/*"
            }
        """);

    public override string? DifferenceFromAws =>
        "Only buckets, keys and VPC endpoints have a known limit here; other services have their own.";

    private protected override Attachment? PlaceOf(PolicyKind kind) => kind switch
    {
        PolicyKind.Bucket => Attachment.BucketPolicy,
        PolicyKind.Key => Attachment.KeyPolicy,
        PolicyKind.Endpoint => Attachment.EndpointPolicy,
        _ => null,
    };
}
