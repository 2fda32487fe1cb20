using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class WorkloadBoundaryTests
{
    private const string State = "arn:aws:s3:::infra-dev-state-0a1b2c3d";

    private const string Own = $"{Example.Iam}role/infra-dev-upload";

    private const string Ec2 = "arn:aws:ec2:us-east-1:123456789012:";

    private static readonly Asker Role = Asker.BoundBy(WorkloadBoundary.Document(Example.Scope, runsEmr: false));

    private static readonly Asker Emr = Asker.BoundBy(WorkloadBoundary.Document(Example.Scope, runsEmr: true));

    [Fact]
    public void For_any_stack_it_reads() => Assert.Equal(
        """
        Allow KeepState
          s3:AbortMultipartUpload s3:DeleteObject s3:GetBucketLocation s3:GetObject s3:ListBucket
            s3:ListBucketMultipartUploads s3:ListMultipartUploadParts s3:PutObject
          on arn:aws:s3:::infra-dev-*
        Allow UseTheKey
          kms:CreateGrant kms:Decrypt kms:DescribeKey kms:GenerateDataKey kms:GenerateDataKeyWithoutPlaintext
            kms:ReEncryptFrom kms:ReEncryptTo
          on arn:aws:kms:us-east-1:123456789012:key/*
          when StringEquals aws:ResourceTag/project {infra}
          when StringEquals aws:ResourceTag/stack {dev}
        Allow WriteLogs
          logs:CreateLogStream logs:DescribeLogStreams logs:PutLogEvents
          on arn:aws:logs:us-east-1:123456789012:log-group:/infra/dev/*
        Allow FindLogsAndCarrySessions
          logs:DescribeLogGroups ssm:UpdateInstanceInformation ssmmessages:CreateControlChannel
            ssmmessages:CreateDataChannel ssmmessages:OpenControlChannel ssmmessages:OpenDataChannel
          on *
        Allow BecomeTheStacksRoles
          sts:AssumeRole sts:TagSession
          on arn:aws:iam::123456789012:role/infra-dev-*
        """,
        Read(WorkloadBoundary.Document(Example.Scope, runsEmr: false)));

    [Fact]
    public void With_EMR_it_goes_on() => Assert.Equal(
        """
        Allow EmrSeesEc2
          ec2:Describe* ec2:GetSecurityGroupsForVpc
          on *
        Allow EmrMakesNodes
          ec2:AuthorizeSecurityGroupEgress ec2:AuthorizeSecurityGroupIngress ec2:CreateFleet
            ec2:CreateLaunchTemplate ec2:CreateLaunchTemplateVersion ec2:CreateNetworkInterface
            ec2:CreatePlacementGroup ec2:CreateTags ec2:RevokeSecurityGroupEgress
            ec2:RevokeSecurityGroupIngress ec2:RunInstances
          on arn:aws:ec2:us-east-1:123456789012:*
          on arn:aws:ec2:us-east-1::image/*
        Allow EmrRemovesItsNodes
          ec2:DeleteLaunchTemplate ec2:DeleteNetworkInterface ec2:DeletePlacementGroup ec2:DeleteVolume
            ec2:DetachVolume ec2:ModifyInstanceAttribute ec2:TerminateInstances
          on arn:aws:ec2:us-east-1:123456789012:*
          when StringEquals aws:ResourceTag/for-use-with-amazon-emr-managed-policies {true}
        Allow EmrWatchesItsNodes
          cloudwatch:DeleteAlarms cloudwatch:DescribeAlarms cloudwatch:PutMetricAlarm
            resource-groups:ListGroupResources servicequotas:GetServiceQuota
          on *
        Allow EmrPassesTheNodesRole
          iam:PassRole
          on arn:aws:iam::123456789012:role/infra-dev-*
          when StringEquals iam:PassedToService {ec2.amazonaws.com}
        """,
        Read(WorkloadBoundary.Document(Example.Scope, runsEmr: true).Statements.Skip(5)));

    [Fact]
    public void The_first_half_is_the_same_with_EMR() => Assert.Equal(
        Read(WorkloadBoundary.Document(Example.Scope, runsEmr: false)),
        Read(WorkloadBoundary.Document(Example.Scope, runsEmr: true).Statements.Take(5)));

    [Fact]
    public void The_state_is_kept_and_the_bucket_left_as_it_is()
    {
        Role.May("s3:PutObject", $"{State}/checkpoints/a");
        Role.May("s3:DeleteObject", $"{State}/checkpoints/a");
        Role.May("s3:ListBucket", State);
        Role.MayNot("s3:PutObject", "arn:aws:s3:::infra-prod-state/a", "arn:aws:s3:::payroll/a");
        Role.MayNot("s3:DeleteObjectVersion", $"{State}/checkpoints/a");
        Role.MayNot("s3:PutBucketPolicy", State);
        Role.MayNot("s3:DeleteBucket", State);
    }

    [Fact]
    public void A_bucket_with_a_name_of_its_own_is_within_it()
    {
        var named = Example.Scope with { Bucket = IamEngine.Model.BucketName.Of("example-state") };

        Asker.BoundBy(WorkloadBoundary.Document(named, runsEmr: false)).May("s3:PutObject", $"{Example.Bucket}/checkpoints/a");
        Role.MayNot("s3:PutObject", $"{Example.Bucket}/checkpoints/a");
    }

    [Fact]
    public void A_key_is_recognized_by_its_tags()
    {
        var tagged = Role.When("aws:ResourceTag/project", "infra").When("aws:ResourceTag/stack", "dev");

        tagged.May("kms:Decrypt", Example.Key);
        tagged.MayNot("kms:ScheduleKeyDeletion", Example.Key);
        tagged.When("aws:ResourceTag/stack", "prod").MayNot("kms:Decrypt", Example.Key);
        tagged.When("aws:ResourceTag/project", "payroll").MayNot("kms:Decrypt", Example.Key);
        Role.MayNot("kms:Decrypt", Example.Key);
    }

    [Fact]
    public void Logs_are_written_into_the_stacks_groups_alone()
    {
        Role.May("logs:PutLogEvents", "arn:aws:logs:us-east-1:123456789012:log-group:/infra/dev/flow:log-stream:a");
        Role.MayNot("logs:PutLogEvents", "arn:aws:logs:us-east-1:123456789012:log-group:/infra/prod/flow:log-stream:a");
    }

    [Fact]
    public void Roles_of_the_stack_are_assumed_and_no_others()
    {
        Role.May("sts:AssumeRole", Own);
        Role.May("sts:TagSession", Own);
        Role.MayNot("sts:AssumeRole", $"{Example.Iam}role/admin", $"{Example.Iam}role/infra-prod-upload",
            $"{Example.Iam}role/ci/infra-dev-deploy");
    }

    [Theory]
    [InlineData("iam:AttachRolePolicy")]
    [InlineData("iam:CreateAccessKey")]
    [InlineData("iam:PassRole")]
    public void Identities_are_not_changed(string action) =>
        Role.When("iam:PassedToService", "ec2.amazonaws.com").MayNot(action, Own);

    [Theory]
    [InlineData("ec2:DescribeInstances", "*")]
    [InlineData("ec2:RunInstances", $"{Ec2}instance/*")]
    [InlineData("ec2:RunInstances", "arn:aws:ec2:us-east-1::image/ami-0a")]
    [InlineData("cloudwatch:PutMetricAlarm", "arn:aws:cloudwatch:us-east-1:123456789012:alarm:a")]
    public void Only_with_EMR_are_nodes_made(string action, string resource)
    {
        Emr.May(action, resource);
        Role.MayNot(action, resource);
    }

    [Theory]
    [InlineData("ec2:TerminateInstances")]
    [InlineData("ec2:DeleteVolume")]
    [InlineData("ec2:ModifyInstanceAttribute")]
    public void EMR_removes_what_has_its_tag(string action)
    {
        const string tag = "aws:ResourceTag/for-use-with-amazon-emr-managed-policies";
        Emr.When(tag, "true").May(action, $"{Ec2}instance/i-0a");
        Emr.When(tag, "false").MayNot(action, $"{Ec2}instance/i-0a");
        Emr.MayNot(action, $"{Ec2}instance/i-0a");
        Role.When(tag, "true").MayNot(action, $"{Ec2}instance/i-0a");
    }

    [Fact]
    public void EMR_passes_the_stacks_roles_to_EC2_alone()
    {
        Emr.When("iam:PassedToService", "ec2.amazonaws.com").May("iam:PassRole", Own);
        Emr.When("iam:PassedToService", "ec2.amazonaws.com").MayNot("iam:PassRole", $"{Example.Iam}role/admin");
        Emr.When("iam:PassedToService", "lambda.amazonaws.com").MayNot("iam:PassRole", Own);
        Emr.MayNot("iam:PassRole", Own);
    }

    [Fact]
    public void In_China_the_names_are_those_of_China() => Assert.Contains(
        "  on arn:aws-cn:ec2:cn-north-1::image/*\n", Read(WorkloadBoundary.Document(Example.ChinaScope, runsEmr: true)),
            StringComparison.Ordinal);
}
