namespace Review.Diff.Guards;

/// <summary>
/// The inputs that guard something without being a policy. https://www.pulumi.com/registry/packages/aws/api-docs/ has them by type.
/// </summary>
internal static class GuardRules
{
    private const string PublicAccess = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        Bucket = "aws:s3/bucket:Bucket",
        Key = "aws:kms/key:Key",
        Role = "aws:iam/role:Role",
        User = "aws:iam/user:User",
        AccessKey = "aws:iam/accessKey:AccessKey",
        Instance = "aws:ec2/instance:Instance",
        Template = "aws:ec2/launchTemplate:LaunchTemplate",
        KeyPair = "aws:ec2/keyPair:KeyPair",
        Cluster = "aws:emr/cluster:Cluster",
        BlockPublic = "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration",
        Encryption = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        Provider = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";

    public static IReadOnlyList<GuardRule> All { get; } =
    [
        GuardRule.Keep(PublicAccess, "blockPublicAcls", GuardKind.Access, "true", "an ACL may make the bucket or an object public"),
        GuardRule.Keep(PublicAccess, "blockPublicPolicy", GuardKind.Access, "true", "a bucket policy may make the bucket public"),
        GuardRule.Keep(PublicAccess, "ignorePublicAcls", GuardKind.Access, "true", "public ACLs take effect"),
        GuardRule.Keep(
            PublicAccess,
            "restrictPublicBuckets",
            GuardKind.Access,
            "true",
            "a public bucket policy lets in everyone, not this account alone"),
        GuardRule.Keep(
            "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
            "rule.objectOwnership",
            GuardKind.Access,
            "BucketOwnerEnforced",
            "ACLs give access again, beside policies"),
        GuardRule.Same(Bucket, "acl", GuardKind.Access, "an ACL gives access beside policies"),
        GuardRule.NothingMore(Bucket, "grants", GuardKind.Access, "an ACL gives access beside policies"),
        GuardRule.Keep(
            Encryption,
            "rules.applyServerSideEncryptionByDefault.sseAlgorithm",
            GuardKind.Access,
            "aws:kms",
            "what is read and written by default needs no key any more, only the bucket"),
        GuardRule.Same(
            Encryption,
            "rules.applyServerSideEncryptionByDefault.kmsMasterKeyId",
            GuardKind.Access,
            "another key's policy decides who can read what is written from now on"),
        GuardRule.NotAbove(
            Role, "maxSessionDuration", GuardKind.Access, 3600, "credentials of a session, also stolen ones, hold longer (seconds)"),
        GuardRule.Same(AccessKey, "user", GuardKind.Access, "the key is another user's"),
        GuardRule.Avoid(AccessKey, "status", GuardKind.Access, "Active", "the key can be used again"),
        GuardRule.Same(
            "aws:iam/instanceProfile:InstanceProfile",
            "role",
            GuardKind.Access,
            "what runs with this profile has the permissions of another role"),
        GuardRule.Same(Instance, "iamInstanceProfile", GuardKind.Access, "what runs on it has the permissions of another role"),
        GuardRule.Same(Instance, "keyName", GuardKind.Access, "whoever has another SSH key may log in"),
        GuardRule.Same(KeyPair, "publicKey", GuardKind.Access, "whoever has another SSH key may log in"),
        GuardRule.Same(Instance, "userData", GuardKind.Unseen, "it runs other commands when it starts, which nobody reads here"),
        GuardRule.Same(Instance, "userDataBase64", GuardKind.Unseen, "it runs other commands when it starts, which nobody reads here"),
        GuardRule.Keep(
            Instance,
            "metadataOptions.httpTokens",
            GuardKind.Access,
            "required",
            "a program that only forwards requests can be made to hand out the role's credentials (IMDSv1)"),
        GuardRule.NotAbove(
            Instance, "metadataOptions.httpPutResponseHopLimit", GuardKind.Access, 1, "containers on it can fetch the role's credentials"),
        GuardRule.Keep(
            Template,
            "metadataOptions.httpTokens",
            GuardKind.Access,
            "required",
            "a program that only forwards requests can be made to hand out the role's credentials (IMDSv1)"),
        GuardRule.Same(Cluster, "serviceRole", GuardKind.Access, "EMR acts with the permissions of another role"),
        GuardRule.Same(Cluster, "ec2Attributes.instanceProfile", GuardKind.Access, "what runs on the nodes has the permissions of another role"),
        GuardRule.Same(Cluster, "ec2Attributes.keyName", GuardKind.Access, "whoever has another SSH key may log in to the nodes"),
        GuardRule.Same(Cluster, "securityConfiguration", GuardKind.Unseen, "encryption and metadata settings of the nodes come from elsewhere"),
        GuardRule.Same(Cluster, "bootstrapActions", GuardKind.Unseen, "the nodes run other commands when they start, which nobody reads here"),
        GuardRule.Same(Cluster, "steps", GuardKind.Unseen, "the cluster runs other steps, which nobody reads here"),
        GuardRule.Same(
            "aws:emr/securityConfiguration:SecurityConfiguration",
            "configuration",
            GuardKind.Unseen,
            "what it says of encryption and metadata is compared nowhere here"),
        GuardRule.Keep(
            BlockPublic,
            "blockPublicSecurityGroupRules",
            GuardKind.Access,
            "true",
            "EMR clusters with ports open to the internet may start in this Region"),
        GuardRule.Same(
            BlockPublic,
            "permittedPublicSecurityGroupRuleRanges",
            GuardKind.Access,
            "other ports may be open to the internet on EMR clusters in this Region"),
        GuardRule.Same(Provider, "url", GuardKind.Access, "somebody else's tokens are taken"),
        GuardRule.NothingMore(Provider, "clientIdLists", GuardKind.Access, "tokens for another audience are taken"),
        GuardRule.Same(Provider, "thumbprintLists", GuardKind.Access, "tokens are taken that another certificate vouches for"),
        GuardRule.Keep(Key, "enableKeyRotation", GuardKind.Protection, "true", "a key that leaked once stays good for ever"),
        GuardRule.NotBelow(Key, "deletionWindowInDays", GuardKind.Protection, 30, "a deletion can be taken back for fewer days"),
        GuardRule.Avoid(Key, "isEnabled", GuardKind.Protection, "false", "nothing can be encrypted or decrypted with it"),
        GuardRule.Avoid(
            Key, "bypassPolicyLockoutSafetyCheck", GuardKind.Protection, "true", "a policy that locks everyone out of the key is taken"),
        GuardRule.Keep(
            "aws:s3/bucketVersioning:BucketVersioning",
            "versioningConfiguration.status",
            GuardKind.Protection,
            "Enabled",
            "what is overwritten or deleted cannot be brought back"),
        GuardRule.Avoid(Bucket, "forceDestroy", GuardKind.Protection, "true", "the bucket is deleted with everything in it"),
        GuardRule.Keep(Bucket, "objectLockEnabled", GuardKind.Protection, "true", "versions may be deleted before their time"),
        GuardRule.Avoid(User, "forceDestroy", GuardKind.Protection, "true", "the user is deleted with keys that others made for it"),
        new(
            "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
            "rules",
            GuardKind.Protection,
            Expiry.IsSooner,
            "what was written, or overwritten, is gone sooner"),
        GuardRule.NotBelow(
            "aws:cloudwatch/logGroup:LogGroup", "retentionInDays", GuardKind.Protection, 3653, "what was logged is kept for fewer days"),
        GuardRule.Same("aws:ec2/flowLog:FlowLog", "trafficType", GuardKind.Protection, "other connections are logged than before"),
        GuardRule.Keep(Instance, "disableApiTermination", GuardKind.Protection, "true", "one call ends it"),
        GuardRule.Keep(
            Instance, "rootBlockDevice.encrypted", GuardKind.Protection, "true", "its disk can be read by whoever gets hold of a snapshot"),
        GuardRule.Keep(Cluster, "terminationProtection", GuardKind.Protection, "true", "one call ends it, and every job on it"),
    ];

    /// <summary>What is given away when a resource of a type is removed and what it guarded stays.</summary>
    public static IReadOnlyDictionary<string, (GuardKind Kind, string Meaning)> Removed { get; } = new Dictionary<string, (GuardKind Kind, string Meaning)>
    {
        [PublicAccess] = (GuardKind.Access, "nothing keeps an ACL or a policy from making the bucket public"),
        ["aws:s3/bucketOwnershipControls:BucketOwnershipControls"] = (GuardKind.Access, "ACLs may give access again, beside policies"),
        [Encryption] = (GuardKind.Access, "what is written by default is no longer under the stack's key, and reading it needs no key"),
        [BlockPublic] = (GuardKind.Access, "EMR clusters with ports open to the internet may start in this Region"),
        ["aws:ec2/vpcEndpoint:VpcEndpoint"] = (GuardKind.Access, "its policy no longer limits what leaves the network that way; with another way out, everything can"),
        ["aws:s3/bucketVersioning:BucketVersioning"] = (GuardKind.Protection, "what is overwritten or deleted cannot be brought back"),
        ["aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration"] = (GuardKind.Protection, "versions may be deleted before their time"),
        ["aws:s3/bucketLogging:BucketLogging"] = (GuardKind.Protection, "nobody can tell afterwards who read or wrote"),
        ["aws:ec2/flowLog:FlowLog"] = (GuardKind.Protection, "nobody can tell afterwards who connected to whom"),
    };

    /// <summary>What somebody gets when a resource of a type is added.</summary>
    public static IReadOnlyDictionary<string, (GuardKind Kind, string Meaning)> Added { get; } = new Dictionary<string, (GuardKind Kind, string Meaning)>
    {
        [AccessKey] = (GuardKind.Access, "a user has one more access key: whoever holds it is the user"),
        [Provider] = (GuardKind.Access, "an identity provider's tokens are taken; the trust policies that name it say for which roles"),
        [KeyPair] = (GuardKind.Access, "one more SSH key that hosts can be started with"),
        ["aws:iam/userPolicy:UserPolicy"] = (GuardKind.Unseen, "an inline policy of a user, which a review does not read"),
    };
}
