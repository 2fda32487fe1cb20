namespace Tests.Infra.SettingsProperties;

/// <summary>The resource types without tags in AWS, or whose tags the provider does not support.</summary>
internal static class Untagged
{
    private static readonly string[] Types =
    [
        "aws:ec2/route:Route", "aws:ec2/routeTableAssociation:RouteTableAssociation",
            "aws:emr/managedScalingPolicy:ManagedScalingPolicy",
        "aws:emr/securityConfiguration:SecurityConfiguration", "aws:iam/accessKey:AccessKey",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "aws:iam/userPolicyAttachment:UserPolicyAttachment",
        "aws:kms/alias:Alias", "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        "aws:s3/bucketLogging:BucketLogging", "aws:s3/bucketNotification:BucketNotification",
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
        "aws:s3/bucketPolicy:BucketPolicy", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        "aws:s3/bucketVersioning:BucketVersioning", "aws:secretsmanager/secretVersion:SecretVersion",
    ];

    public static bool CanHaveTags(string type) => type.StartsWith("aws:", StringComparison.Ordinal) && !Types.Contains(type);
}
