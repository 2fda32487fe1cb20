using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class WorkloadBoundaryTests
{
    private const string State = "arn:aws:s3:::infra-dev-state-0a1b2c3d";

    private const string Own = $"{Example.Iam}role/infra-dev-upload";

    private const string Ec2 = "arn:aws:ec2:us-east-1:123456789012:";

    private static readonly Asker Role = Asker.BoundBy(WorkloadBoundary.Document(Example.Scope, primaries: 0));

    private static readonly Asker Emr = Asker.BoundBy(WorkloadBoundary.Document(Example.Scope, primaries: 3));

    [Fact]
    public void With_one_primary_node_no_placement_group_is_allowed()
    {
        var one = WorkloadBoundary.Document(Example.Scope, primaries: 1);
        var three = WorkloadBoundary.Document(Example.Scope, primaries: 3);

        Assert.DoesNotContain("placement-group", Read(one), StringComparison.Ordinal);
        Assert.Equal(three.Statements.Count - 1, one.Statements.Count);
        Assert.Contains(
            "placement-group/EMR_*", Read(WorkloadBoundary.Document(Example.Scope, primaries: 2)), StringComparison.Ordinal);
        Asker.BoundBy(one).MayNot("ec2:CreatePlacementGroup", "arn:aws:ec2:us-east-1:123456789012:placement-group/EMR_j-1");
    }

    [Fact]
    public void For_any_stack_it_reads() => Assert.Equal(
        """
        Allow KeepState
          s3:AbortMultipartUpload s3:DeleteObject s3:GetBucketLocation s3:GetObject s3:ListBucket*
            s3:ListMultipartUploadParts s3:PutObject
          on arn:aws:s3:::infra-dev-*
        Allow UseTheKey
          kms:CreateGrant kms:Decrypt kms:DescribeKey kms:GenerateDataKey* kms:ReEncrypt*
          on arn:aws:kms:us-east-1:123456789012:key/*
          when StringEquals aws:ResourceTag/project {infra}
          when StringEquals aws:ResourceTag/stack {dev}
        Allow WriteLogs
          logs:CreateLogStream logs:DescribeLogStreams logs:PutLogEvents
          on arn:aws:logs:us-east-1:123456789012:log-group:/infra/dev/*
        Allow FindLogsAndCarrySessions
          logs:DescribeLogGroups ssm:UpdateInstanceInformation ssmmessages:*
          on *
        Allow BecomeTheStacksRoles
          sts:AssumeRole sts:TagSession
          on arn:aws:iam::123456789012:role/infra-dev-*
        """,
        Read(WorkloadBoundary.Document(Example.Scope, primaries: 0)));

    [Fact]
    public void With_EMR_it_goes_on() => Assert.Equal(
        """
        Allow EmrSeesEc2
          ec2:DescribeAccountAttributes ec2:DescribeCapacityReservations ec2:DescribeDhcpOptions
            ec2:DescribeImages ec2:DescribeInstances ec2:DescribeInstanceTypeOfferings
            ec2:DescribeLaunchTemplates ec2:DescribeNetworkAcls ec2:DescribeNetworkInterfaces
            ec2:DescribePlacementGroups ec2:DescribeRouteTables ec2:DescribeSecurityGroups
            ec2:DescribeSubnets ec2:DescribeVolumes ec2:DescribeVolumeStatus ec2:DescribeVpcEndpoints
            ec2:DescribeVpcs
          on *
        Allow EmrUsesTheStacksNetwork
          ec2:CreateFleet ec2:CreateLaunchTemplateVersion ec2:CreateNetworkInterface ec2:DescribeVpcAttribute
            ec2:RunInstances
          on arn:aws:ec2:us-east-1:123456789012:*/*
          when StringEquals aws:ResourceTag/project {infra}
          when StringEquals aws:ResourceTag/stack {dev}
        Allow EmrStartsNodes
          ec2:CreateFleet ec2:RunInstances
          on arn:aws:ec2:us-east-1:123456789012:instance/*
          on arn:aws:ec2:us-east-1:123456789012:volume/*
          when StringEquals aws:RequestTag/project {infra}
          when StringEquals aws:RequestTag/stack {dev}
        Allow EmrPreparesNodes
          ec2:CreateLaunchTemplate ec2:CreateNetworkInterface
          on arn:aws:ec2:us-east-1:123456789012:launch-template/*
          on arn:aws:ec2:us-east-1:123456789012:network-interface/*
          when StringEquals aws:RequestTag/project {infra}
          when StringEquals aws:RequestTag/stack {dev}
        Allow EmrTagsWhatItCreates
          ec2:CreateTags
          on arn:aws:ec2:us-east-1:123456789012:*/*
          when StringEquals aws:RequestTag/project {infra}
          when StringEquals aws:RequestTag/stack {dev}
          when StringEquals ec2:CreateAction {CreateFleet, CreateLaunchTemplate, CreateNetworkInterface, RunInstances}
        Allow EmrStartsFromItsImages
          ec2:CreateFleet ec2:RunInstances
          on arn:aws:ec2:us-east-1::image/*
          when StringNotEquals ec2:Owner {123456789012}
        Allow EmrConnectsNodes
          ec2:RunInstances
          on arn:aws:ec2:us-east-1:123456789012:network-interface/*
          when ArnEquals ec2:Vpc {arn:aws:ec2:us-east-1:123456789012:vpc/vpc-0a}
        Allow EmrStartsFleets
          ec2:CreateFleet
          on arn:aws:ec2:us-east-1:123456789012:fleet/*
        Allow EmrManagesItsResources
          ec2:AuthorizeSecurityGroup* ec2:CreateTags ec2:DeleteLaunchTemplate ec2:DeleteNetworkInterface
            ec2:DeleteTags ec2:ModifyInstanceAttribute ec2:RevokeSecurityGroup* ec2:TerminateInstances
          on arn:aws:ec2:us-east-1:123456789012:*/*
          when StringEquals aws:ResourceTag/for-use-with-amazon-emr-managed-policies {true}
          when StringEquals aws:ResourceTag/project {infra}
          when StringEquals aws:ResourceTag/stack {dev}
        Allow EmrSpreadsPrimaryNodes
          ec2:CreateFleet ec2:CreatePlacementGroup ec2:CreateTags ec2:DeletePlacementGroup ec2:DeleteTags
            ec2:RunInstances
          on arn:aws:ec2:us-east-1:123456789012:placement-group/EMR_*
        Allow EmrPassesTheNodesRole
          iam:PassRole
          on arn:aws:iam::123456789012:role/infra-dev-*
          when StringEquals iam:PassedToService {ec2.amazonaws.com}
        """,
        Read(WorkloadBoundary.Document(Example.Scope, primaries: 3).Statements.Skip(5)));

    [Fact]
    public void On_an_existing_network_EMR_has_one_more_statement()
    {
        var existing = WorkloadBoundary.Document(Example.ScopeInExistingNetwork, primaries: 3);

        Assert.Equal(
            """
            Allow EmrUsesAnExistingNetwork
              ec2:CreateFleet ec2:CreateNetworkInterface ec2:DescribeVpcAttribute ec2:RunInstances
              on arn:aws:ec2:us-east-1:*:subnet/subnet-0b
              on arn:aws:ec2:us-east-1:*:vpc/vpc-0b
            """,
            Read(existing, "EmrUsesAnExistingNetwork"));
        Assert.Equal(
            Read(WorkloadBoundary.Document(Example.Scope, primaries: 3)),
            Read(existing.AllStatements.Where(statement => $"{statement.Sid}" != "EmrUsesAnExistingNetwork")));
        Assert.Equal(
            Read(WorkloadBoundary.Document(Example.Scope, primaries: 0)),
            Read(WorkloadBoundary.Document(Example.ScopeInExistingNetwork, primaries: 0)));
    }

    [Fact]
    public void EMR_starts_nodes_in_a_subnet_that_another_account_shares_and_changes_nothing_of_it()
    {
        const string shared = $"arn:aws:ec2:us-east-1:{Example.OtherAccount}:subnet/subnet-0b";
        var existing = Asker.BoundBy(WorkloadBoundary.Document(
            Example.Scope with { ExistingNetwork = ["subnet/subnet-0b"] }, primaries: 1));

        existing.May("ec2:RunInstances", $"{Ec2}subnet/subnet-0b", shared);
        existing.MayNot("ec2:RunInstances", $"{Ec2}subnet/subnet-0c", $"{Ec2}security-group/sg-0b");
        existing.MayNot("ec2:CreateTags", $"{Ec2}subnet/subnet-0b", shared);
        Emr.MayNot("ec2:RunInstances", $"{Ec2}subnet/subnet-0b", shared);
    }

    [Fact]
    public void The_first_half_is_the_same_with_EMR() => Assert.Equal(
        Read(WorkloadBoundary.Document(Example.Scope, primaries: 0)),
        Read(WorkloadBoundary.Document(Example.Scope, primaries: 3).Statements.Take(5)));

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

        Asker.BoundBy(WorkloadBoundary.Document(named, primaries: 0)).May("s3:PutObject", $"{Example.Bucket}/checkpoints/a");
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

    /// <summary>
    /// The calls of EMR for a cluster that AmazonEMRServicePolicy_v2 allows, with the tags that EMR copies from the cluster and
    /// those of the stack.
    /// https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-iam-policies.html#manually-tagged-resources
    /// </summary>
    public static TheoryData<string, string, string> CallsOfEmr => new()
    {
        { "ec2:DescribeInstances", "*", "" },
        { "ec2:DescribeSubnets", "*", "" },
        { "ec2:DescribeVpcAttribute", $"{Ec2}vpc/vpc-0a", "own" },
        { "ec2:RunInstances", $"{Ec2}subnet/subnet-0a", "own" },
        { "ec2:RunInstances", $"{Ec2}security-group/sg-0a", "own" },
        { "ec2:RunInstances", $"{Ec2}key-pair/infra-dev-operators", "own" },
        { "ec2:RunInstances", $"{Ec2}launch-template/lt-0a", "own" },
        { "ec2:RunInstances", $"{Ec2}instance/*", "new" },
        { "ec2:RunInstances", $"{Ec2}volume/*", "new" },
        { "ec2:RunInstances", $"{Ec2}network-interface/*", "vpc" },
        { "ec2:RunInstances", $"{Ec2}placement-group/EMR_j-1", "" },
        { "ec2:RunInstances", "arn:aws:ec2:us-east-1::image/ami-0a", "amazon" },
        { "ec2:CreateFleet", $"{Ec2}fleet/*", "" },
        { "ec2:CreateFleet", $"{Ec2}subnet/subnet-0a", "own" },
        { "ec2:CreateFleet", $"{Ec2}launch-template/lt-0a", "own" },
        { "ec2:CreateFleet", $"{Ec2}instance/*", "new" },
        { "ec2:CreateLaunchTemplate", $"{Ec2}launch-template/*", "new" },
        { "ec2:CreateLaunchTemplateVersion", $"{Ec2}launch-template/lt-0a", "own" },
        { "ec2:DeleteLaunchTemplate", $"{Ec2}launch-template/lt-0a", "own" },
        { "ec2:CreateNetworkInterface", $"{Ec2}subnet/subnet-0a", "own" },
        { "ec2:CreateNetworkInterface", $"{Ec2}security-group/sg-0a", "own" },
        { "ec2:CreateNetworkInterface", $"{Ec2}network-interface/*", "new" },
        { "ec2:DeleteNetworkInterface", $"{Ec2}network-interface/eni-0a", "own" },
        { "ec2:CreateTags", $"{Ec2}instance/*", "new" },
        { "ec2:CreateTags", $"{Ec2}launch-template/*", "new" },
        { "ec2:CreateTags", $"{Ec2}instance/i-0a", "own" },
        { "ec2:DeleteTags", $"{Ec2}volume/vol-0a", "own" },
        { "ec2:ModifyInstanceAttribute", $"{Ec2}instance/i-0a", "own" },
        { "ec2:TerminateInstances", $"{Ec2}instance/i-0a", "own" },
        { "ec2:AuthorizeSecurityGroupIngress", $"{Ec2}security-group/sg-0a", "own" },
        { "ec2:RevokeSecurityGroupEgress", $"{Ec2}security-group/sg-0a", "own" },
        { "ec2:CreatePlacementGroup", $"{Ec2}placement-group/EMR_j-1", "" },
        { "ec2:CreateTags", $"{Ec2}placement-group/EMR_j-1", "" },
        { "ec2:DeletePlacementGroup", $"{Ec2}placement-group/EMR_j-1", "" },
    };

    [Theory]
    [MemberData(nameof(CallsOfEmr))]
    public void EMR_can_do_what_a_cluster_takes(string action, string resource, string tags)
    {
        Tagged(Emr, tags, "dev").May(action, resource);
        Tagged(Role, tags, "dev").MayNot(action, resource);
    }

    [Theory]
    [MemberData(nameof(CallsOfEmr))]
    public void EMR_leaves_what_is_another_stacks(string action, string resource, string tags)
    {
        if (tags.Length == 0)
        {
            return;
        }

        Tagged(Emr, tags, "prod").MayNot(action, resource);
        if (tags == "amazon")
        {
            return; // every image has an owner
        }

        Emr.MayNot(action, resource);
        Emr.When("aws:ResourceTag/for-use-with-amazon-emr-managed-policies", "true")
            .When("aws:RequestTag/for-use-with-amazon-emr-managed-policies", "true").MayNot(action, resource);
    }

    /// <summary>
    /// Calls that AWS's policy allows and a cluster of the stack does not need: default groups and endpoints in a VPC with EMR's
    /// tag, which the stack's VPC does not have; alarms and roles of automatic scaling; reserved capacity.
    /// </summary>
    [Theory]
    [InlineData("ec2:CreateSecurityGroup", $"{Ec2}vpc/vpc-0a")]
    [InlineData("ec2:CreateVpcEndpoint", $"{Ec2}vpc/vpc-0a")]
    [InlineData("ec2:RunInstances", "arn:aws:ec2:us-east-1::snapshot/snap-0a")]
    [InlineData("cloudwatch:PutMetricAlarm", "arn:aws:cloudwatch:us-east-1:123456789012:alarm:a_EMR_Auto_Scaling")]
    [InlineData("application-autoscaling:PutScalingPolicy", "*")]
    [InlineData("resource-groups:ListGroupResources", "*")]
    [InlineData("ec2:DescribeInstanceAttribute", $"{Ec2}instance/i-0a")]
    public void EMR_has_no_more_than_a_cluster_takes(string action, string resource) =>
        Tagged(Tagged(Emr, "own", "dev"), "new", "dev").MayNot(action, resource);

    [Theory]
    [InlineData("subnet/subnet-0a")]
    [InlineData("security-group/sg-0a")]
    [InlineData("launch-template/lt-0a")]
    [InlineData("key-pair/another")]
    public void Tags_of_what_is_new_open_no_network_of_a_stranger(string resource) =>
        Tagged(Emr, "new", "dev").MayNot("ec2:RunInstances", $"{Ec2}{resource}");

    [Theory]
    [InlineData("instance/i-0a")]
    [InlineData("launch-template/lt-0a")]
    [InlineData("volume/vol-0a")]
    public void What_was_there_before_is_not_tagged_as_the_stacks(string resource)
    {
        Tagged(Emr, "new", "dev").Without("ec2:CreateAction").MayNot("ec2:CreateTags", $"{Ec2}{resource}");
        Tagged(Emr, "new", "dev").When("ec2:CreateAction", "CreateVolume").MayNot("ec2:CreateTags", $"{Ec2}{resource}");
    }

    [Fact]
    public void EMR_passes_the_stacks_roles_to_EC2_alone()
    {
        Emr.When("iam:PassedToService", "ec2.amazonaws.com").May("iam:PassRole", Own);
        Emr.When("iam:PassedToService", "ec2.amazonaws.com").MayNot("iam:PassRole", $"{Example.Iam}role/admin");
        Emr.When("iam:PassedToService", "lambda.amazonaws.com").MayNot("iam:PassRole", Own);
        Emr.MayNot("iam:PassRole", Own);
    }

    /// <param name="tags">
    /// The keys of the request: own tags, new tags, the VPC or the owner of the image; of this stack or of another.
    /// </param>
    private static Asker Tagged(Asker asker, string tags, string stack)
    {
        switch (tags)
        {
            case "vpc":
                return asker.When("ec2:Vpc", stack == "dev" ? Example.Vpc : $"{Ec2}vpc/vpc-0b");
            case "amazon":
                return asker.When("ec2:Owner", stack == "dev" ? "amazon" : Example.Account);
        }

        foreach (var key in tags switch { "own" => (string[])["aws:ResourceTag"], "new" => ["aws:RequestTag"], _ => [] })
        {
            asker = asker.When($"{key}/project", "infra").When($"{key}/stack", stack)
                .When($"{key}/for-use-with-amazon-emr-managed-policies", "true");
        }

        return tags == "new" ? asker.When("ec2:CreateAction", "RunInstances") : asker;
    }

    [Fact]
    public void In_China_the_names_are_those_of_China() => Assert.Contains(
        "  on arn:aws-cn:ec2:cn-north-1::image/*\n", Read(WorkloadBoundary.Document(Example.ChinaScope, primaries: 3)),
            StringComparison.Ordinal);
}
