using IamEngine.Model;
using Policies.Access.Rights;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The permissions to collect an account with <c>./run collect</c>: they only read, and none reads a secret, a parameter, an
/// object or an instance's user data. Attach it to the role or user that collects.
/// </summary>
public static class CollectAccess
{
    /// <summary>AWS has no narrower form, or who may do what is not known without the whole account.</summary>
    private static readonly Place Account = Place.Everywhere;

    private static readonly Place AnyProvider = new("Providers", scope => [scope.Iam("oidc-provider/*")], _ => []);

    private static readonly Place AnyRole = new("Roles", scope => [scope.Own("role"), scope.Ci("role")], _ => []);

    private static readonly Place Identities =
        new("Identities", scope => [scope.Own("role"), scope.Ci("role"), scope.Own("user")], _ => []);

    private static readonly Place Instances =
        new("Instances", scope => [scope.Ec2("instance/*")], scope => Place.OwnInEc2.Conditions(scope));

    private static readonly (string Sid, Place Place, string[] Actions)[] Reads =
    [
        ("ReadIdentities", Account,
            ["iam:GetAccountAuthorizationDetails", "iam:ListOpenIDConnectProviders", "iam:ListSAMLProviders",
                "sts:GetCallerIdentity"]),

        // AWS makes both reports on demand. Nothing else changes, and the access level of the calls is Read.
        ("ReadUse", Account, ["iam:GenerateCredentialReport", "iam:GetCredentialReport", "iam:GetServiceLastAccessedDetails"]),
        ("ReadUseOfIdentities", Identities, ["iam:GenerateServiceLastAccessedDetails"]),

        ("ReadProviders", AnyProvider, ["iam:GetOpenIDConnectProvider"]),
        ("ReadRoles", AnyRole, ["iam:GetRole"]),
        ("ReadUsers", Place.Users,
            ["iam:GetLoginProfile", "iam:ListAccessKeys", "iam:ListServiceSpecificCredentials", "iam:ListSSHPublicKeys",
                "iam:ListSigningCertificates"]),

        ("ReadBucketNames", Account, ["s3:GetAccountPublicAccessBlock", "s3:ListAccessPoints", "s3:ListAllMyBuckets"]),
        ("ReadBucketSettings", Place.Buckets,
            ["s3:GetBucketAcl", "s3:GetBucketLogging", "s3:GetBucketNotification", "s3:GetBucketObjectLockConfiguration",
                "s3:GetBucketOwnershipControls", "s3:GetBucketPolicy", "s3:GetBucketPublicAccessBlock", "s3:GetBucketTagging", "s3:GetBucketVersioning",
                "s3:GetBucketWebsite", "s3:GetEncryptionConfiguration", "s3:GetLifecycleConfiguration",
                "s3:GetReplicationConfiguration"]),

        ("ReadKeyNames", Account, ["kms:ListAliases", "kms:ListKeys"]),
        ("ReadKeySettings", Place.Keys,
            ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListGrants", "kms:ListResourceTags"]),

        ("ReadNetworks", Account,
            ["ec2:DescribeAddresses", "ec2:DescribeFlowLogs", "ec2:DescribeInstances", "ec2:DescribeInternetGateways",
                "ec2:DescribeKeyPairs", "ec2:DescribeNatGateways", "ec2:DescribePrefixLists", "ec2:DescribeRouteTables",
                "ec2:DescribeSecurityGroupRules", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets",
                "ec2:DescribeVpcEndpoints", "ec2:DescribeVpcs", "logs:DescribeLogGroups"]),

        // The attributes include user data. IAM cannot tell them apart, so the script asks for one other attribute only.
        ("ReadInstances", Instances, ["ec2:DescribeInstanceAttribute"]),

        ("ReadClusterNames", Account,
            ["elasticmapreduce:DescribeSecurityConfiguration", "elasticmapreduce:GetBlockPublicAccessConfiguration",
                "elasticmapreduce:ListClusters", "elasticmapreduce:ListSecurityConfigurations"]),
        ("ReadClusters", Place.Clusters, ["elasticmapreduce:DescribeCluster"]),
    ];

    /// <summary>The same for an account in which iam-collect also collects.</summary>
    public static IdentityPolicy WithIamCollect() => IdentityPolicy.Of(
    [
        .. Document().Statements,

        // Of the actions that iam-collect lists, those of the services that the script asks it for.
        // https://github.com/cloud-copilot/iam-collect/blob/main/src/aws/collect-policy.json
        Read(
            "ReadWithIamCollect",
            [
                "iam:GetSAMLProvider", "iam:ListInstanceProfiles", "iam:ListOpenIDConnectProviderTags",
                "iam:ListSAMLProviderTags", "s3:GetAccessPoint", "s3:GetAccessPointPolicy",
                "s3:GetBucketAbac", "s3:GetMultiRegionAccessPointPolicy", "s3:ListMultiRegionAccessPoints",
                "s3:ListTagsForResource",
            ]).On(ResourcePattern.Any),

        Read(
            "ReadOrganization",
            [
                "organizations:DescribeOrganization", "organizations:DescribePolicy", "organizations:DescribeResourcePolicy",
                "organizations:ListAccountsForParent", "organizations:ListDelegatedAdministrators",
                "organizations:ListDelegatedServicesForAccount", "organizations:ListOrganizationalUnitsForParent",
                "organizations:ListPolicies", "organizations:ListPoliciesForTarget", "organizations:ListRoots",
                "organizations:ListTagsForResource",
            ]).On(ResourcePattern.Any),
    ]);

    /// <summary>For any stack of the account, and for <c>--whole-account</c>.</summary>
    public static IdentityPolicy Document() => IdentityPolicy.Of(
        [.. Reads.Select(read => Read(read.Sid, read.Actions).On(ResourcePattern.Any))]);

    /// <summary>For one stack.</summary>
    public static IdentityPolicy Document(StackScope scope) => IdentityPolicy.Of(
        [.. Reads.Select(read => Read(read.Sid, read.Actions)
            .On([.. read.Place.Resources(scope)]).When([.. read.Place.Conditions(scope)]))]);

    private static Clause Read(string sid, string[] actions) =>
        Allow(sid, [.. actions.Select(action => new ActionPattern(action))]);
}
