using Review.Model;
namespace Review.Diff.Guards;

/// <summary>
/// The inputs that guard something without being a policy. https://www.pulumi.com/registry/packages/aws/api-docs/ has them by type.
/// </summary>
internal static class GuardRules
{
    public static IReadOnlyList<GuardRule> All { get; } =
    [
        GuardRule.Keep(ResourceTypes.BucketPublicAccessBlock, "blockPublicAcls", GuardKind.Access, "true", "an ACL may make the bucket or an object public"),
        GuardRule.Keep(ResourceTypes.BucketPublicAccessBlock, "blockPublicPolicy", GuardKind.Access, "true", "a bucket policy may make the bucket public"),
        GuardRule.Keep(ResourceTypes.BucketPublicAccessBlock, "ignorePublicAcls", GuardKind.Access, "true", "public ACLs take effect"),
        GuardRule.Keep(
            ResourceTypes.BucketPublicAccessBlock,
            "restrictPublicBuckets",
            GuardKind.Access,
            "true",
            "a public bucket policy lets in everyone, not this account alone"),
        GuardRule.Keep(
            ResourceTypes.BucketOwnership,
            "rule.objectOwnership",
            GuardKind.Access,
            "BucketOwnerEnforced",
            "ACLs give access again, beside policies"),
        GuardRule.Same(ResourceTypes.Bucket, "acl", GuardKind.Access, "an ACL gives access beside policies"),
        GuardRule.NothingMore(ResourceTypes.Bucket, "grants", GuardKind.Access, "an ACL gives access beside policies"),
        GuardRule.Keep(
            ResourceTypes.BucketEncryption,
            "rules.applyServerSideEncryptionByDefault.sseAlgorithm",
            GuardKind.Access,
            "aws:kms",
            "what is read and written by default needs no key any more, only the bucket"),
        GuardRule.Same(
            ResourceTypes.BucketEncryption,
            "rules.applyServerSideEncryptionByDefault.kmsMasterKeyId",
            GuardKind.Access,
            "another key's policy decides who can read what is written from now on"),
        GuardRule.NotAbove(
            ResourceTypes.Role, "maxSessionDuration", GuardKind.Access, 3600, "credentials of a session, also stolen ones, hold longer (seconds)"),
        GuardRule.Same(ResourceTypes.AccessKey, "user", GuardKind.Access, "the key is another user's"),
        GuardRule.Avoid(ResourceTypes.AccessKey, "status", GuardKind.Access, "Active", "the key can be used again"),
        GuardRule.Same(
            ResourceTypes.InstanceProfile,
            "role",
            GuardKind.Access,
            "what runs with this profile has the permissions of another role"),
        GuardRule.Same(ResourceTypes.Instance, "iamInstanceProfile", GuardKind.Access, "what runs on it has the permissions of another role"),
        GuardRule.Same(ResourceTypes.Instance, "keyName", GuardKind.Access, "whoever has another SSH key may log in"),
        GuardRule.Same(ResourceTypes.KeyPair, "publicKey", GuardKind.Access, "whoever has another SSH key may log in"),
        GuardRule.Same(ResourceTypes.Instance, "userData", GuardKind.Unseen, "it runs other commands when it starts, which nobody reads here"),
        GuardRule.Same(ResourceTypes.Instance, "userDataBase64", GuardKind.Unseen, "it runs other commands when it starts, which nobody reads here"),
        GuardRule.Keep(
            ResourceTypes.Instance,
            "metadataOptions.httpTokens",
            GuardKind.Access,
            "required",
            "a program that only forwards requests can be made to hand out the role's credentials (IMDSv1)"),
        GuardRule.NotAbove(
            ResourceTypes.Instance, "metadataOptions.httpPutResponseHopLimit", GuardKind.Access, 1, "containers on it can fetch the role's credentials"),
        GuardRule.Keep(
            ResourceTypes.LaunchTemplate,
            "metadataOptions.httpTokens",
            GuardKind.Access,
            "required",
            "a program that only forwards requests can be made to hand out the role's credentials (IMDSv1)"),
        GuardRule.Same(ResourceTypes.EmrCluster, "serviceRole", GuardKind.Access, "EMR acts with the permissions of another role"),
        GuardRule.Same(ResourceTypes.EmrCluster, "ec2Attributes.instanceProfile", GuardKind.Access, "what runs on the nodes has the permissions of another role"),
        GuardRule.Same(ResourceTypes.EmrCluster, "ec2Attributes.keyName", GuardKind.Access, "whoever has another SSH key may log in to the nodes"),
        GuardRule.Same(ResourceTypes.EmrCluster, "securityConfiguration", GuardKind.Unseen, "encryption and metadata settings of the nodes come from elsewhere"),
        GuardRule.Same(ResourceTypes.EmrCluster, "bootstrapActions", GuardKind.Unseen, "the nodes run other commands when they start, which nobody reads here"),
        GuardRule.Same(ResourceTypes.EmrCluster, "steps", GuardKind.Unseen, "the cluster runs other steps, which nobody reads here"),
        GuardRule.Same(
            ResourceTypes.EmrSecurityConfiguration,
            "configuration",
            GuardKind.Unseen,
            "what it says of encryption and metadata is compared nowhere here"),
        GuardRule.Keep(
            ResourceTypes.BlockPublicAccess,
            "blockPublicSecurityGroupRules",
            GuardKind.Access,
            "true",
            "EMR clusters with ports open to the internet may start in this Region"),
        GuardRule.Same(
            ResourceTypes.BlockPublicAccess,
            "permittedPublicSecurityGroupRuleRanges",
            GuardKind.Access,
            "other ports may be open to the internet on EMR clusters in this Region"),
        GuardRule.Same(ResourceTypes.OidcProvider, "url", GuardKind.Access, "somebody else's tokens are taken"),
        GuardRule.NothingMore(ResourceTypes.OidcProvider, "clientIdLists", GuardKind.Access, "tokens for another audience are taken"),
        GuardRule.Same(ResourceTypes.OidcProvider, "thumbprintLists", GuardKind.Access, "tokens are taken that another certificate vouches for"),
        GuardRule.Keep(ResourceTypes.Key, "enableKeyRotation", GuardKind.Protection, "true", "a key that leaked once stays good for ever"),
        GuardRule.NotBelow(ResourceTypes.Key, "deletionWindowInDays", GuardKind.Protection, 30, "a deletion can be taken back for fewer days"),
        GuardRule.Avoid(ResourceTypes.Key, "isEnabled", GuardKind.Protection, "false", "nothing can be encrypted or decrypted with it"),
        GuardRule.Avoid(
            ResourceTypes.Key, "bypassPolicyLockoutSafetyCheck", GuardKind.Protection, "true", "a policy that locks everyone out of the key is taken"),
        GuardRule.Keep(
            ResourceTypes.BucketVersioning,
            "versioningConfiguration.status",
            GuardKind.Protection,
            "Enabled",
            "what is overwritten or deleted cannot be brought back"),
        GuardRule.Avoid(ResourceTypes.Bucket, "forceDestroy", GuardKind.Protection, "true", "the bucket is deleted with everything in it"),
        GuardRule.Keep(ResourceTypes.Bucket, "objectLockEnabled", GuardKind.Protection, "true", "versions may be deleted before their time"),
        GuardRule.Avoid(ResourceTypes.User, "forceDestroy", GuardKind.Protection, "true", "the user is deleted with keys that others made for it"),
        new(
            ResourceTypes.BucketLifecycle,
            "rules",
            GuardKind.Protection,
            Expiry.IsSooner,
            "what was written, or overwritten, is gone sooner"),
        GuardRule.NotBelow(
            ResourceTypes.LogGroup, "retentionInDays", GuardKind.Protection, 3653, "what was logged is kept for fewer days"),
        GuardRule.Same(ResourceTypes.FlowLog, "trafficType", GuardKind.Protection, "other connections are logged than before"),
        GuardRule.Keep(ResourceTypes.Instance, "disableApiTermination", GuardKind.Protection, "true", "one call ends it"),
        GuardRule.Keep(
            ResourceTypes.Instance, "rootBlockDevice.encrypted", GuardKind.Protection, "true", "its disk can be read by whoever gets hold of a snapshot"),
        GuardRule.Keep(ResourceTypes.EmrCluster, "terminationProtection", GuardKind.Protection, "true", "one call ends it, and every job on it"),
    ];

    /// <summary>What is given away when a resource of a type is removed and what it guarded stays.</summary>
    public static IReadOnlyDictionary<string, (GuardKind Kind, string Meaning)> Removed { get; } = new Dictionary<string, (GuardKind Kind, string Meaning)>
    {
        [ResourceTypes.BucketPublicAccessBlock] = (GuardKind.Access, "nothing keeps an ACL or a policy from making the bucket public"),
        [ResourceTypes.BucketOwnership] = (GuardKind.Access, "ACLs may give access again, beside policies"),
        [ResourceTypes.BucketEncryption] = (GuardKind.Access, "what is written by default is no longer under the stack's key, and reading it needs no key"),
        [ResourceTypes.BlockPublicAccess] = (GuardKind.Access, "EMR clusters with ports open to the internet may start in this Region"),
        [ResourceTypes.VpcEndpoint] = (GuardKind.Access, "its policy no longer limits what leaves the network that way; with another way out, everything can"),
        [ResourceTypes.BucketVersioning] = (GuardKind.Protection, "what is overwritten or deleted cannot be brought back"),
        [ResourceTypes.BucketObjectLock] = (GuardKind.Protection, "versions may be deleted before their time"),
        [ResourceTypes.BucketLogging] = (GuardKind.Protection, "nobody can tell afterwards who read or wrote"),
        [ResourceTypes.FlowLog] = (GuardKind.Protection, "nobody can tell afterwards who connected to whom"),
    };

    /// <summary>What somebody gets when a resource of a type is added.</summary>
    public static IReadOnlyDictionary<string, (GuardKind Kind, string Meaning)> Added { get; } = new Dictionary<string, (GuardKind Kind, string Meaning)>
    {
        [ResourceTypes.AccessKey] = (GuardKind.Access, "a user has one more access key: whoever holds it is the user"),
        [ResourceTypes.OidcProvider] = (GuardKind.Access, "an identity provider's tokens are taken; the trust policies that name it say for which roles"),
        [ResourceTypes.KeyPair] = (GuardKind.Access, "one more SSH key that hosts can be started with"),
        [ResourceTypes.UserPolicy] = (GuardKind.Unseen, "an inline policy of a user, which a review does not read"),
    };
}
