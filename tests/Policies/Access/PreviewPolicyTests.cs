using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class PreviewPolicyTests
{
    private static readonly string[] Types = ["aws:s3/bucketPolicy:BucketPolicy", "aws:iam/role:Role", "aws:kms/key:Key"];

    private static readonly Asker Preview = Asker.With(PreviewPolicy.Document(Example.Scope, Types, state: null));

    [Fact]
    public void It_reads() => Assert.Equal(
        """
        Allow SeeEverywhere
          ec2:DescribeAvailabilityZones
          on *
        Allow SeePublicParameters
          ssm:GetParameter
          on arn:aws:ssm:us-east-1:*:parameter/aws/service/*
        Allow SeeCiIdentities
          iam:GetPolicy iam:GetPolicyVersion iam:GetRole iam:ListAttachedRolePolicies iam:ListPolicyTags
            iam:ListPolicyVersions iam:ListRolePolicies iam:ListRoleTags
          on arn:aws:iam::123456789012:policy/ci/infra-dev-*
          on arn:aws:iam::123456789012:role/ci/infra-dev-*
        Allow SeeRoles
          iam:GetRole iam:ListAttachedRolePolicies iam:ListRolePolicies iam:ListRoleTags
          on arn:aws:iam::123456789012:role/infra-dev-*
        Allow SeeKeys
          kms:DescribeKey kms:GetKeyPolicy kms:GetKeyRotationStatus kms:ListResourceTags
          on arn:aws:kms:us-east-1:123456789012:key/*
          when StringEquals aws:ResourceTag/project {infra}
          when StringEquals aws:ResourceTag/stack {dev}
        Allow SeeBuckets
          s3:GetBucketPolicy
          on arn:aws:s3:::infra-dev-*
        """,
        Read(PreviewPolicy.Document(Example.Scope, Types, state: null)));

    [Fact]
    public void The_state_is_seen_where_that_is_asked_for() => Assert.Equal(
        Read(PreviewPolicy.Document(Example.Scope, Types, state: null)) + "\n" + Read(Example.State.Reading()),
        Read(PreviewPolicy.Document(Example.Scope, Types, Example.State)));

    [Fact]
    public void The_stacks_resources_are_seen_and_no_others()
    {
        Preview.May("s3:GetBucketPolicy", "arn:aws:s3:::infra-dev-state-0a1b2c3d");
        Preview.MayNot("s3:GetBucketPolicy", "arn:aws:s3:::infra-prod-state-0a1b2c3d");
        Preview.May("iam:GetRole", $"{Example.Iam}role/infra-dev-upload", $"{Example.Iam}role/ci/infra-dev-deploy");
        Preview.MayNot("iam:GetRole", $"{Example.Iam}role/admin", $"{Example.Iam}role/ci/infra-prod-deploy");
        Preview.When("aws:ResourceTag/project", "infra").When("aws:ResourceTag/stack", "dev").May("kms:DescribeKey", Example.Key);
        Preview.When("aws:ResourceTag/project", "infra").When("aws:ResourceTag/stack", "prod")
            .MayNot("kms:DescribeKey", Example.Key);
        Preview.When("aws:ResourceTag/stack", "dev").MayNot("kms:DescribeKey", Example.Key);
    }

    [Theory]
    [InlineData("s3:PutBucketPolicy", "arn:aws:s3:::infra-dev-state-0a1b2c3d")]
    [InlineData("s3:GetObject", "arn:aws:s3:::infra-dev-state-0a1b2c3d/checkpoints/a")]
    [InlineData("iam:UpdateAssumeRolePolicy", "arn:aws:iam::123456789012:role/infra-dev-upload")]
    [InlineData("iam:PassRole", "arn:aws:iam::123456789012:role/infra-dev-upload")]
    [InlineData("ec2:RunInstances", "arn:aws:ec2:us-east-1:123456789012:instance/*")]
    [InlineData("ssm:GetParameter", "arn:aws:ssm:us-east-1:123456789012:parameter/secret")]
    public void Nothing_is_changed_and_no_data_is_read(string action, string resource) => Preview.MayNot(action, resource);

    [Fact]
    public void An_existing_network_is_seen_and_not_used()
    {
        const string vpc = "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-0b";
        var existing = Asker.With(PreviewPolicy.Document(
            Example.ScopeInExistingNetwork, ["aws:ec2/securityGroup:SecurityGroup"], state: null));

        existing.May("ec2:DescribePrefixLists", "*");
        existing.May("ec2:DescribeVpcAttribute", vpc);
        existing.MayNot("ec2:CreateSecurityGroup", vpc);
        Preview.MayNot("ec2:DescribePrefixLists", "*");
    }

    [Fact]
    public void A_secret_is_read_with_the_state_alone()
    {
        const string secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:infra-dev-uploader-0a1b2c";

        With(state: null).MayNot("secretsmanager:GetSecretValue", secret);
        With(state: null).MayNot("kms:Decrypt", Example.Key);
        With(state: null).May("secretsmanager:DescribeSecret", secret);
        With(Example.State).May("secretsmanager:GetSecretValue", secret);
        With(Example.State).May("kms:Decrypt", "arn:aws:kms:us-east-1:123456789012:key/of-the-stack");

        static Asker With(PulumiState? state) => Asker.With(PreviewPolicy.Document(
                Example.Scope, ["aws:secretsmanager/secret:Secret", "aws:secretsmanager/secretVersion:SecretVersion"], state))
            .When("aws:ResourceTag/project", "infra").When("aws:ResourceTag/stack", "dev")
            .When("kms:ViaService", "secretsmanager.us-east-1.amazonaws.com");
    }

    [Fact]
    public void A_resource_that_the_stack_lacks_needs_no_rights_to_read() =>
        Asker.With(PreviewPolicy.Document(Example.Scope, [], state: null))
            .MayNot("s3:GetBucketPolicy", "arn:aws:s3:::infra-dev-state");
}
