using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class DeployPolicyTests
{
    private const string Vpc = "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-0a";

    private const string Boundary = $"{Example.Iam}policy/ci/infra-dev-workload-boundary";

    private static readonly string[] Types = ["aws:iam/role:Role", "aws:ec2/vpc:Vpc", "aws:s3/bucketVersioning:BucketVersioning"];

    private static readonly Asker Network = Asker.With(Document("deploy-network"));

    private static readonly Asker Identities = Asker.With(Document("deploy-identities"));

    private static readonly Asker Rest = Asker.With(Document("deploy-rest"));

    [Fact]
    public void The_network_has_a_document() => Assert.Equal(
        """
        Allow DeployEverywhere
          ec2:DescribeAvailabilityZones ec2:DescribeNetworkAcls ec2:DescribeRouteTables
            ec2:DescribeSecurityGroups ec2:DescribeVpcAttribute ec2:DescribeVpcs
          on *
        Allow DeployNewInEc2
          ec2:CreateVpc
          on arn:aws:ec2:us-east-1:123456789012:*/*
          when StringEquals aws:RequestTag/project {infra}
          when StringEquals aws:RequestTag/stack {dev}
        """,
        Read(Document("deploy-network").Statements.Take(2)));

    [Fact]
    public void The_documents_are_divided_by_service()
    {
        Assert.Equal(["deploy-network", "deploy-identities", "deploy-rest"], All(withState: false).Select(part => part.Purpose));
        Assert.Equal("DeployEverywhere DeployNewInEc2 DeployTaggedWhileMadeInEc2 DeployOwnInEc2",
            Names(Document("deploy-network")));
        Assert.Equal("DeployCiIdentities DeployRoles DeployBoundRoles", Names(Document("deploy-identities")));
        Assert.Equal("DeployPublicParameters DeployBuckets", Names(Document("deploy-rest")));
    }

    [Fact]
    public void The_state_is_kept_with_the_rest_where_it_is_in_AWS() => Assert.Equal(
        Read(Document("deploy-rest")) + "\n" + Read(Example.State.Keeping()),
        Read(All(withState: true).Single(part => part.Purpose == "deploy-rest").Document));

    [Fact]
    public void A_network_is_made_with_the_stacks_tags()
    {
        var tagging = Network.When("aws:RequestTag/project", "infra").When("aws:RequestTag/stack", "dev");

        tagging.May("ec2:CreateVpc", Vpc);
        tagging.Without("aws:RequestTag/stack").MayNot("ec2:CreateVpc", Vpc);
        tagging.Without("aws:RequestTag/project").MayNot("ec2:CreateVpc", Vpc);
        tagging.When("aws:RequestTag/stack", "prod").MayNot("ec2:CreateVpc", Vpc);
    }

    [Fact]
    public void Tags_are_put_on_what_is_just_made_and_on_what_is_the_stacks()
    {
        var tagging = Network.When("aws:RequestTag/project", "infra").When("aws:RequestTag/stack", "dev");

        tagging.When("ec2:CreateAction", "CreateVpc").May("ec2:CreateTags", Vpc);
        tagging.When("ec2:CreateAction", "RunInstances").May("ec2:CreateTags", Vpc);
        tagging.MayNot("ec2:CreateTags", Vpc);
        tagging.When("ec2:CreateAction", "CreateTags").MayNot("ec2:CreateTags", Vpc);
        OfTheStack(Network).May("ec2:CreateTags", Vpc);
        Network.MayNot("ec2:CreateTags", Vpc);
    }

    [Fact]
    public void A_network_is_removed_where_it_has_the_stacks_tags()
    {
        OfTheStack(Network).May("ec2:DeleteVpc", Vpc);
        OfTheStack(Network).When("aws:ResourceTag/stack", "prod").MayNot("ec2:DeleteVpc", Vpc);
        OfTheStack(Network).When("aws:ResourceTag/project", "payroll").MayNot("ec2:DeleteVpc", Vpc);
        Network.MayNot("ec2:DeleteVpc", Vpc);
    }

    [Fact]
    public void A_role_is_made_with_the_boundary()
    {
        var bound = Identities.When("iam:PermissionsBoundary", Boundary);

        bound.May("iam:CreateRole", $"{Example.Iam}role/infra-dev-helper");
        bound.MayNot("iam:CreateRole", $"{Example.Iam}role/infra-prod-helper", $"{Example.Iam}role/ci/infra-dev-helper");
        Identities.MayNot("iam:CreateRole", $"{Example.Iam}role/infra-dev-helper");
        Identities.When("iam:PermissionsBoundary", $"{Boundary}-2")
            .MayNot("iam:CreateRole", $"{Example.Iam}role/infra-dev-helper");
    }

    [Fact]
    public void The_identities_that_deploy_are_seen_and_not_changed()
    {
        Identities.May("iam:GetRole", $"{Example.Iam}role/ci/infra-dev-deploy");
        Identities.MayNot("iam:UpdateAssumeRolePolicy", $"{Example.Iam}role/ci/infra-dev-deploy");
        Identities.MayNot("iam:DeleteRole", $"{Example.Iam}role/ci/infra-dev-deploy");
    }

    [Fact]
    public void Buckets_are_recognized_by_their_names()
    {
        Rest.May("s3:PutBucketVersioning", "arn:aws:s3:::infra-dev-state");
        Rest.MayNot("s3:PutBucketVersioning", "arn:aws:s3:::infra-prod-state");
        Rest.MayNot("s3:GetObject", "arn:aws:s3:::infra-dev-state/checkpoints/a");
    }

    [Fact]
    public void A_resource_that_the_stack_lacks_needs_no_rights_to_deploy()
    {
        Rest.MayNot("s3:CreateBucket", "arn:aws:s3:::infra-dev-state");
        OfTheStack(Network).MayNot("ec2:DeleteSubnet", "arn:aws:ec2:us-east-1:123456789012:subnet/subnet-0a");
    }

    private static Asker OfTheStack(Asker asker) =>
        asker.When("aws:ResourceTag/project", "infra").When("aws:ResourceTag/stack", "dev");

    private static IamEngine.Model.IdentityPolicy Document(string purpose) =>
        All(withState: false).Single(part => part.Purpose == purpose).Document;

    private static IamEngine.Model.Seq<(string Purpose, IamEngine.Model.IdentityPolicy Document)> All(bool withState) =>
        DeployPolicy.Documents(Example.Scope, Types, withState ? Example.State : null);
}
