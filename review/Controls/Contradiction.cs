namespace Review.Controls;

/// <summary>Two controls that contradict each other, and the one that this project follows.</summary>
public sealed record Contradiction(string Between, string Decision)
{
    public static IReadOnlyList<Contradiction> All { get; } =
    [
        new("CIS 5.1/5.2 ask network ACLs to close ports 22 and 3389; cdk-nag VPC3 warns of every network ACL",
            "No network ACLs: one list of rules is easier to review than two. Security Hub EC2.21 accepts the default one"),
        new("Checkov CKV2_AWS_21 and NIST IAMUserGroupMembership ask for a group; Trivy AWS-0123 asks every group for an MFA "
            + "condition",
            "No group: the user has no policy, so a group would hold none"),
        new("Security Hub S3.17 asks every bucket for a KMS key, S3.9 for an access log; AWS delivers access logs only to "
            + "buckets with SSE-S3",
            "The state bucket has a key and a log; the bucket that receives the log has SSE-S3"),
        new("CIS 2.1.2 and Security Hub S3.20 ask for MFA delete; FSBP S3.13 asks for lifecycle rules, which MFA delete excludes",
            "Lifecycle rules: unfinished uploads and old versions have a cost without end. Nobody in the stack can delete a "
                + "version"),
        new("FSBP SSM.1 asks Systems Manager to manage the bastion; Trivy AWS-0104 asks for no connection to any address",
            "Session Manager by default. With infra:bastion.sessionManager off, the bastion reaches S3 only"),
        new("cdk-nag EC29 asks for termination protection, which stops a destroy and a replacement",
            "On in prod together with forceDestroy: the API refuses to end the bastion, and Pulumi lifts the protection when "
                + "it does"),
        new("cdk-nag IAM4 wants no policy that AWS manages; AWS asks the EMR service role to have AmazonEMRServicePolicy_v2",
            "AWS's policy: it changes with the service, and it covers only resources with the tag for EMR"),
    ];
}
