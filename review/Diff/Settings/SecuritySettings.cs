using Review.Model;
namespace Review.Diff.Settings;

/// <summary>
/// The resource inputs that protect something without being a policy. https://www.pulumi.com/registry/packages/aws/api-docs/
/// documents the inputs of each type.
/// </summary>
internal static class SecuritySettings
{
    public static IReadOnlyList<SecuritySetting> All { get; } =
    [
        SecuritySetting.Keep(
            ResourceTypes.BucketPublicAccessBlock, "blockPublicAcls", SettingKind.Access, "true",
            "an ACL may make the bucket or an object public"),
        SecuritySetting.Keep(
            ResourceTypes.BucketPublicAccessBlock, "blockPublicPolicy", SettingKind.Access, "true",
            "a bucket policy may make the bucket public"),
        SecuritySetting.Keep(
            ResourceTypes.BucketPublicAccessBlock, "ignorePublicAcls", SettingKind.Access, "true", "public ACLs take effect"),
        SecuritySetting.Keep(
            ResourceTypes.BucketPublicAccessBlock,
            "restrictPublicBuckets",
            SettingKind.Access,
            "true",
            "a public bucket policy lets in everyone, not this account alone"),
        SecuritySetting.Keep(
            ResourceTypes.BucketOwnership,
            "rule.objectOwnership",
            SettingKind.Access,
            "BucketOwnerEnforced",
            "ACLs give access again, beside policies"),
        SecuritySetting.Same(ResourceTypes.Bucket, "acl", SettingKind.Access, "an ACL gives access beside policies"),
        SecuritySetting.NothingMore(ResourceTypes.Bucket, "grants", SettingKind.Access, "an ACL gives access beside policies"),
        SecuritySetting.Keep(
            ResourceTypes.BucketEncryption,
            "rules.applyServerSideEncryptionByDefault.sseAlgorithm",
            SettingKind.Access,
            "aws:kms",
            "what is read and written by default needs no key any more, only the bucket"),
        SecuritySetting.Same(
            ResourceTypes.BucketEncryption,
            "rules.applyServerSideEncryptionByDefault.kmsMasterKeyId",
            SettingKind.Access,
            "another key's policy decides who can read what is written from now on"),
        SecuritySetting.NotAbove(
            ResourceTypes.Role, "maxSessionDuration", SettingKind.Access, 3600,
            "credentials of a session, also stolen ones, hold longer (seconds)"),
        SecuritySetting.Same(ResourceTypes.AccessKey, "user", SettingKind.Access, "the key is another user's"),
        SecuritySetting.Same(
            ResourceTypes.InstanceProfile,
            "role",
            SettingKind.Access,
            "what runs with this profile has the permissions of another role"),
        SecuritySetting.Same(
            ResourceTypes.Instance, "iamInstanceProfile", SettingKind.Access,
            "what runs on it has the permissions of another role"),
        SecuritySetting.Same(
            ResourceTypes.Instance, "userData", SettingKind.Unseen,
            "it runs other commands when it starts, which nobody reads here"),
        SecuritySetting.Same(
            ResourceTypes.Instance, "userDataBase64", SettingKind.Unseen,
            "it runs other commands when it starts, which nobody reads here"),
        SecuritySetting.Keep(
            ResourceTypes.Instance,
            "metadataOptions.httpTokens",
            SettingKind.Access,
            "required",
            "a program that only forwards requests can be made to hand out the role's credentials (IMDSv1)"),
        SecuritySetting.NotAbove(
            ResourceTypes.Instance, "metadataOptions.httpPutResponseHopLimit", SettingKind.Access, 1,
            "containers on it can fetch the role's credentials"),
        SecuritySetting.Keep(
            ResourceTypes.LaunchTemplate,
            "metadataOptions.httpTokens",
            SettingKind.Access,
            "required",
            "a program that only forwards requests can be made to hand out the role's credentials (IMDSv1)"),
        SecuritySetting.Same(
            ResourceTypes.EmrCluster, "serviceRole", SettingKind.Access, "EMR acts with the permissions of another role"),
        SecuritySetting.Same(
            ResourceTypes.EmrCluster, "ec2Attributes.instanceProfile", SettingKind.Access,
            "what runs on the nodes has the permissions of another role"),
        SecuritySetting.Same(
            ResourceTypes.EmrCluster, "ec2Attributes.keyName", SettingKind.Access,
            "anyone with another SSH key may log in to the nodes"),
        SecuritySetting.Same(
            ResourceTypes.EmrCluster, "securityConfiguration", SettingKind.Unseen,
            "encryption and metadata settings of the nodes come from elsewhere"),
        SecuritySetting.Same(
            ResourceTypes.EmrCluster, "bootstrapActions", SettingKind.Unseen,
            "the nodes run other commands when they start, which nobody reads here"),
        SecuritySetting.Same(
            ResourceTypes.EmrCluster, "steps", SettingKind.Unseen, "the cluster runs other steps, which nobody reads here"),
        SecuritySetting.Same(
            ResourceTypes.EmrSecurityConfiguration,
            "configuration",
            SettingKind.Unseen,
            "what it says of encryption and metadata is compared nowhere here"),
        SecuritySetting.Keep(
            ResourceTypes.BlockPublicAccess,
            "blockPublicSecurityGroupRules",
            SettingKind.Access,
            "true",
            "EMR clusters with ports open to the internet may start in this Region"),
        SecuritySetting.Same(
            ResourceTypes.BlockPublicAccess,
            "permittedPublicSecurityGroupRuleRanges",
            SettingKind.Access,
            "other ports may be open to the internet on EMR clusters in this Region"),
        SecuritySetting.Same(ResourceTypes.OidcProvider, "url", SettingKind.Access, "the tokens of another issuer are accepted"),
        SecuritySetting.NothingMore(
            ResourceTypes.OidcProvider, "clientIdLists", SettingKind.Access, "tokens for another audience are accepted"),
        SecuritySetting.Same(
            ResourceTypes.OidcProvider, "thumbprintLists", SettingKind.Access,
            "tokens of an issuer with another certificate are accepted"),
        SecuritySetting.Keep(
            ResourceTypes.Key, "enableKeyRotation", SettingKind.Protection, "true", "a key that leaked once stays good for ever"),
        SecuritySetting.NotAbove(
            ResourceTypes.Key, "rotationPeriodInDays", SettingKind.Protection, 365, "a key that leaked stays good for longer"),
        SecuritySetting.Avoid(
            ResourceTypes.Key, "multiRegion", SettingKind.Access, "true",
            "a replica of it in another Region has a policy of its own"),
        SecuritySetting.NotBelow(
            ResourceTypes.Key, "deletionWindowInDays", SettingKind.Protection, 30, "a deletion can be taken back for fewer days"),
        SecuritySetting.Avoid(
            ResourceTypes.Key, "isEnabled", SettingKind.Protection, "false", "nothing can be encrypted or decrypted with it"),
        SecuritySetting.Avoid(
            ResourceTypes.Key, "bypassPolicyLockoutSafetyCheck", SettingKind.Protection, "true",
            "a policy that locks everyone out of the key is taken"),
        SecuritySetting.Keep(
            ResourceTypes.BucketVersioning,
            "versioningConfiguration.status",
            SettingKind.Protection,
            "Enabled",
            "what is overwritten or deleted cannot be brought back"),
        SecuritySetting.Avoid(
            ResourceTypes.Bucket, "forceDestroy", SettingKind.Protection, "true", "the bucket is deleted with everything in it"),
        SecuritySetting.Keep(
            ResourceTypes.Bucket, "objectLockEnabled", SettingKind.Protection, "true",
            "versions may be deleted before their time"),
        SecuritySetting.Avoid(
            ResourceTypes.User, "forceDestroy", SettingKind.Protection, "true",
            "the user is deleted with keys that others made for it"),
        new(
            ResourceTypes.BucketLifecycle,
            "rules",
            SettingKind.Protection,
            LifecycleChange.DeletesSooner,
            "what was written, or overwritten, is gone sooner"),
        new(
            ResourceTypes.BucketLifecycle, "rules", SettingKind.Protection, LifecycleChange.AbortsSooner,
            "an upload that is not finished by then is gone"),
        new(
            ResourceTypes.BucketLifecycle, "rules", SettingKind.Protection, LifecycleChange.ArchivesSooner,
            "archived objects must be restored before anybody can read them"),
        new(
            ResourceTypes.BucketLifecycle, "rules", SettingKind.Protection, LifecycleChange.MovesToOneZone,
            "what is kept in one Availability Zone is lost with it"),
        SecuritySetting.Keep(
            ResourceTypes.BucketNotification, "eventbridge", SettingKind.Protection, "true",
            "nobody hears of what happens to objects"),
        SecuritySetting.Same(
            ResourceTypes.LogGroup, "kmsKeyId", SettingKind.Protection,
            "another key decides who can read the log, and without that key nobody can"),
        SecuritySetting.NotBelow(
            ResourceTypes.LogGroup, "retentionInDays", SettingKind.Protection, 3653, "what was logged is kept for fewer days"),
        SecuritySetting.Same(
            ResourceTypes.FlowLog, "trafficType", SettingKind.Protection, "other connections are logged than before"),
        SecuritySetting.Keep(ResourceTypes.Instance, "disableApiTermination", SettingKind.Protection, "true", "one call ends it"),
        SecuritySetting.Keep(
            ResourceTypes.Instance, "rootBlockDevice.encrypted", SettingKind.Protection, "true",
            "anyone with a snapshot can read its disk"),
        SecuritySetting.Keep(
            ResourceTypes.EmrCluster, "terminationProtection", SettingKind.Protection, "true",
            "one call ends it, and every job on it"),
    ];

    /// <summary>The effect of removing a resource of a type while the resource that it protected stays.</summary>
    public static IReadOnlyDictionary<string, (SettingKind Kind, string Meaning)> Removed { get; } =
        new Dictionary<string, (SettingKind Kind, string Meaning)>
        {
            [ResourceTypes.BucketPublicAccessBlock] =
            (SettingKind.Access, "nothing keeps an ACL or a policy from making the bucket public"),
            [ResourceTypes.BucketOwnership] = (SettingKind.Access, "ACLs may give access again, beside policies"),
            [ResourceTypes.BucketEncryption] =
            (SettingKind.Access, "what is written by default is no longer under the stack's key, and reading it needs no key"),
            [ResourceTypes.BlockPublicAccess] =
            (SettingKind.Access, "EMR clusters with ports open to the internet may start in this Region"),
            [ResourceTypes.VpcEndpoint] =
            (SettingKind.Access,
            "its policy no longer limits what leaves the network that way; with another way out, everything can"),
            [ResourceTypes.BucketVersioning] = (SettingKind.Protection, "what is overwritten or deleted cannot be brought back"),
            [ResourceTypes.BucketObjectLock] = (SettingKind.Protection, "versions may be deleted before their time"),
            [ResourceTypes.BucketLogging] = (SettingKind.Protection, "nobody can tell afterwards who read or wrote"),
            [ResourceTypes.BucketNotification] = (SettingKind.Protection, "nobody hears of what happens to objects"),
            [ResourceTypes.FlowLog] = (SettingKind.Protection, "nobody can tell afterwards who connected to whom"),
        };

    /// <summary>The access that a new resource of a type gives.</summary>
    public static IReadOnlyDictionary<string, (SettingKind Kind, string Meaning)> Added { get; } =
        new Dictionary<string, (SettingKind Kind, string Meaning)>
        {
            [ResourceTypes.AccessKey] =
            (SettingKind.Access, "a user has one more access key; anyone with it can act as the user"),
            [ResourceTypes.OidcProvider] =
            (SettingKind.Access, "an identity provider's tokens are taken; the trust policies that name it say for which roles"),
        };
}
