using IamEngine.Model;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The permissions to collect an account with <c>./run collect</c>: they only read, and none reads a secret, a parameter, an
/// object or an instance's user data. Attach it to the role or user that collects.
/// </summary>
public static class CollectAccess
{
    /// <summary>The same for an account in which iam-collect also collects.</summary>
    public static IdentityPolicy WithIamCollect() => IdentityPolicy.Of(
    [
        .. Document().Statements,

        // Of the actions that iam-collect lists, those of the services that the script asks it for.
        // https://github.com/cloud-copilot/iam-collect/blob/main/src/aws/collect-policy.json
        Read(
            "WithIamCollect",
            "iam:GetSAMLProvider", "iam:ListInstanceProfiles", "iam:ListOpenIDConnectProviderTags", "iam:ListSAMLProviderTags",
            "iam:ListSAMLProviders", "kms:ListResourceTags", "s3:GetAccessPoint", "s3:GetAccessPointPolicy", "s3:GetBucketAbac",
            "s3:GetMultiRegionAccessPointPolicy", "s3:ListMultiRegionAccessPoints", "s3:ListTagsForResource"),

        Read(
            "Organization",
            "organizations:DescribeOrganization", "organizations:DescribePolicy", "organizations:DescribeResourcePolicy",
            "organizations:ListAccountsForParent", "organizations:ListDelegatedAdministrators",
            "organizations:ListDelegatedServicesForAccount", "organizations:ListOrganizationalUnitsForParent",
            "organizations:ListPolicies", "organizations:ListPoliciesForTarget", "organizations:ListRoots",
            "organizations:ListTagsForResource"),
    ]);

    public static IdentityPolicy Document() => IdentityPolicy.Of(
        Read(
            "Identities",
            "iam:GetAccountAuthorizationDetails", "iam:GetLoginProfile", "iam:GetOpenIDConnectProvider", "iam:GetRole",
            "iam:ListAccessKeys", "iam:ListOpenIDConnectProviders", "iam:ListServiceSpecificCredentials",
            "iam:ListSSHPublicKeys", "iam:ListSigningCertificates", "sts:GetCallerIdentity"),

        Read(
            "BucketSettings",
            "s3:GetAccountPublicAccessBlock", "s3:GetBucketAcl", "s3:GetBucketLogging", "s3:GetBucketObjectLockConfiguration",
            "s3:GetBucketOwnershipControls", "s3:GetBucketPolicy", "s3:GetBucketPublicAccessBlock", "s3:GetBucketTagging",
            "s3:GetBucketVersioning", "s3:GetBucketWebsite", "s3:GetEncryptionConfiguration", "s3:GetLifecycleConfiguration",
            "s3:GetReplicationConfiguration", "s3:ListAccessPoints", "s3:ListAllMyBuckets"),

        Read(
            "KeySettings",
            "kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListAliases", "kms:ListGrants",
                "kms:ListKeys"),

        // Not ec2:DescribeInstanceAttribute with userData: IAM cannot tell the attributes apart, so the script asks for one only.
        Read(
            "Networks",
            "ec2:DescribeAddresses", "ec2:DescribeFlowLogs", "ec2:DescribeInstanceAttribute", "ec2:DescribeInstances",
            "ec2:DescribeInternetGateways", "ec2:DescribeKeyPairs", "ec2:DescribeNatGateways", "ec2:DescribePrefixLists",
            "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroupRules", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets",
            "ec2:DescribeVpcEndpoints", "ec2:DescribeVpcs", "logs:DescribeLogGroups"),

        Read(
            "Clusters",
            "elasticmapreduce:DescribeCluster", "elasticmapreduce:DescribeSecurityConfiguration",
            "elasticmapreduce:GetBlockPublicAccessConfiguration", "elasticmapreduce:ListClusters",
            "elasticmapreduce:ListSecurityConfigurations"));

    private static IdentityStatement Read(string what, params string[] actions) =>
        Allow($"Read{what}", [.. actions.Select(action => new ActionPattern(action))]).On(ResourcePattern.Any);
}
