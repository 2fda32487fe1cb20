using IamEngine.Catalogue;
using IamEngine.Vocabulary;
using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class CollectAccessTests
{
    private const string Ec2 = "arn:aws:ec2:us-east-1:123456789012:";

    private static readonly Asker Stack = Asker.With(CollectAccess.Document(Example.Scope));

    private static readonly Asker Account = Asker.With(CollectAccess.Document());

    [Fact]
    public void For_one_stack_it_reads() => Assert.Equal(
        """
        Allow ReadIdentities
          iam:GetAccountAuthorizationDetails iam:ListOpenIDConnectProviders iam:ListSAMLProviders
            sts:GetCallerIdentity
          on *
        Allow ReadUse
          iam:GenerateCredentialReport iam:GetCredentialReport iam:GetServiceLastAccessedDetails
          on *
        Allow ReadUseOfIdentities
          iam:GenerateServiceLastAccessedDetails
          on arn:aws:iam::123456789012:role/ci/infra-dev-*
          on arn:aws:iam::123456789012:role/infra-dev-*
          on arn:aws:iam::123456789012:user/infra-dev-*
        Allow ReadProviders
          iam:GetOpenIDConnectProvider
          on arn:aws:iam::123456789012:oidc-provider/*
        Allow ReadRoles
          iam:GetRole
          on arn:aws:iam::123456789012:role/ci/infra-dev-*
          on arn:aws:iam::123456789012:role/infra-dev-*
        Allow ReadUsers
          iam:GetLoginProfile iam:ListAccessKeys iam:ListServiceSpecificCredentials
            iam:ListSigningCertificates iam:ListSSHPublicKeys
          on arn:aws:iam::123456789012:user/infra-dev-*
        Allow ReadBucketNames
          s3:GetAccountPublicAccessBlock s3:ListAccessPoints s3:ListAllMyBuckets
          on *
        Allow ReadBucketSettings
          s3:GetBucketAcl s3:GetBucketLogging s3:GetBucketNotification s3:GetBucketObjectLockConfiguration
            s3:GetBucketOwnershipControls s3:GetBucketPolicy s3:GetBucketPublicAccessBlock
            s3:GetBucketTagging s3:GetBucketVersioning s3:GetBucketWebsite s3:GetEncryptionConfiguration
            s3:GetLifecycleConfiguration s3:GetReplicationConfiguration
          on arn:aws:s3:::infra-dev-*
        Allow ReadKeyNames
          kms:ListAliases kms:ListKeys
          on *
        Allow ReadKeySettings
          kms:DescribeKey kms:GetKeyPolicy kms:GetKeyRotationStatus kms:ListGrants kms:ListResourceTags
          on arn:aws:kms:us-east-1:123456789012:key/*
          when StringEquals aws:ResourceTag/project {infra}
          when StringEquals aws:ResourceTag/stack {dev}
        Allow ReadNetworks
          ec2:DescribeAddresses ec2:DescribeFlowLogs ec2:DescribeInstances ec2:DescribeInternetGateways
            ec2:DescribeKeyPairs ec2:DescribeNatGateways ec2:DescribePrefixLists ec2:DescribeRouteTables
            ec2:DescribeSecurityGroupRules ec2:DescribeSecurityGroups ec2:DescribeSubnets
            ec2:DescribeVpcEndpoints ec2:DescribeVpcs logs:DescribeLogGroups
          on *
        Allow ReadInstances
          ec2:DescribeInstanceAttribute
          on arn:aws:ec2:us-east-1:123456789012:instance/*
          when StringEquals aws:ResourceTag/project {infra}
          when StringEquals aws:ResourceTag/stack {dev}
        Allow ReadClusterNames
          elasticmapreduce:DescribeSecurityConfiguration elasticmapreduce:GetBlockPublicAccessConfiguration
            elasticmapreduce:ListClusters elasticmapreduce:ListSecurityConfigurations
          on *
        Allow ReadClusters
          elasticmapreduce:DescribeCluster
          on arn:aws:elasticmapreduce:us-east-1:123456789012:cluster/*
          when StringEquals aws:ResourceTag/project {infra}
          when StringEquals aws:ResourceTag/stack {dev}
        """,
        Read(CollectAccess.Document(Example.Scope)));

    [Fact]
    public void For_any_stack_it_has_the_same_actions_on_every_resource_without_a_condition()
    {
        var any = CollectAccess.Document();

        Assert.Equal(
            CollectAccess.Document(Example.Scope).Statements.Select(statement => (statement.Sid, statement.Action)),
            any.Statements.Select(statement => (statement.Sid, statement.Action)));
        Assert.All(any.Statements, statement =>
        {
            Assert.Equal("*", Assert.Single(statement.Resource.Patterns).Text);
            Assert.Empty(statement.Condition);
        });
    }

    [Fact]
    public void With_iam_collect_it_goes_on()
    {
        var document = CollectAccess.WithIamCollect();

        Assert.Equal(
            Read(CollectAccess.Document()), Read(document.AllStatements.Take(CollectAccess.Document().Statements.Count)));
        Assert.Equal(
            """
            Allow ReadWithIamCollect
              iam:GetSAMLProvider iam:ListInstanceProfiles iam:ListOpenIDConnectProviderTags
                iam:ListSAMLProviderTags s3:GetAccessPoint s3:GetAccessPointPolicy s3:GetBucketAbac
                s3:GetMultiRegionAccessPointPolicy s3:ListMultiRegionAccessPoints s3:ListTagsForResource
              on *
            Allow ReadOrganization
              organizations:DescribeOrganization organizations:DescribePolicy
                organizations:DescribeResourcePolicy organizations:ListAccountsForParent
                organizations:ListDelegatedAdministrators organizations:ListDelegatedServicesForAccount
                organizations:ListOrganizationalUnitsForParent organizations:ListPolicies
                organizations:ListPoliciesForTarget organizations:ListRoots organizations:ListTagsForResource
              on *
            """,
            Read(document.AllStatements.Skip(CollectAccess.Document().Statements.Count)));
    }

    [Fact]
    public void Every_action_only_reads() => Assert.All(
        CollectAccess.WithIamCollect().Statements.SelectMany(statement => statement.Action.Patterns),
        action => Assert.True(
            AwsCatalogue.FindAction(action.Text) is { AccessLevel: AccessLevel.Read or AccessLevel.List }, action.Text));

    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::infra-dev-state/checkpoints/a")]
    [InlineData("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:us-east-1:123456789012:secret:infra-dev-key-0a1b2c")]
    [InlineData("ssm:GetParameter", "arn:aws:ssm:us-east-1:123456789012:parameter/infra/dev")]
    [InlineData("kms:Decrypt", Example.Key)]
    [InlineData("logs:GetLogEvents", "arn:aws:logs:us-east-1:123456789012:log-group:/infra/dev/flow:log-stream:a")]
    [InlineData("iam:CreateAccessKey", $"{Example.Iam}user/infra-dev-uploader")]
    public void No_data_is_read_and_nothing_is_changed(string action, string resource)
    {
        Account.MayNot(action, resource);
        Asker.With(CollectAccess.WithIamCollect()).MayNot(action, resource);
    }

    [Theory]
    [InlineData("iam:GetRole", $"{Example.Iam}role/infra-dev-upload", $"{Example.Iam}role/payroll")]
    [InlineData("iam:GetRole", $"{Example.Iam}role/ci/infra-dev-deploy", $"{Example.Iam}role/ci/infra-prod-deploy")]
    [InlineData("iam:ListAccessKeys", $"{Example.Iam}user/infra-dev-uploader", $"{Example.Iam}user/somebody")]
    [InlineData("s3:GetBucketPolicy", "arn:aws:s3:::infra-dev-state", "arn:aws:s3:::infra-prod-state")]
    public void For_one_stack_resources_of_others_are_not_read(string action, string own, string another)
    {
        Stack.May(action, own);
        Stack.MayNot(action, another);
        Account.May(action, own, another);
    }

    [Theory]
    [InlineData("kms:GetKeyPolicy", Example.Key)]
    [InlineData("ec2:DescribeInstanceAttribute", $"{Ec2}instance/i-0a")]
    [InlineData("elasticmapreduce:DescribeCluster", "arn:aws:elasticmapreduce:us-east-1:123456789012:cluster/j-1")]
    public void For_one_stack_keys_instances_and_clusters_are_recognized_by_their_tags(string action, string resource)
    {
        var tagged = Stack.When("aws:ResourceTag/project", "infra").When("aws:ResourceTag/stack", "dev");

        tagged.May(action, resource);
        tagged.When("aws:ResourceTag/stack", "prod").MayNot(action, resource);
        Stack.MayNot(action, resource);
        Account.May(action, resource);
    }
}
