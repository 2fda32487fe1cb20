namespace IamEngine.Model;

/// <summary>The attachments of a policy document; each has a size limit.</summary>
public enum Attachment
{
    ManagedPolicy,
    InlineRolePolicy,
    TrustPolicy,
    BucketPolicy,
    KeyPolicy,
    EndpointPolicy,
    ServiceControlPolicy,
    ResourceControlPolicy,
    InlineUserPolicy,
}

/// <summary>
/// The size limits of policy documents, in characters of canonical JSON. IAM does not count white space, and canonical JSON
/// contains none.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
/// </summary>
public static class PolicySize
{
    public static int Limit(this Attachment attachment) => attachment switch
    {
        Attachment.ManagedPolicy => 6_144,
        Attachment.InlineRolePolicy => 10_240,
        Attachment.TrustPolicy => 2_048,
        Attachment.BucketPolicy => 20 * 1024,
        Attachment.KeyPolicy => 32 * 1024,
        Attachment.EndpointPolicy => 20_480,
        Attachment.ServiceControlPolicy => 5_120,
        Attachment.ResourceControlPolicy => 5_120,
        Attachment.InlineUserPolicy => 2_048,
        _ => throw new ArgumentOutOfRangeException(nameof(attachment)),
    };
}
