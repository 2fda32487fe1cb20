using Policies.Access;
using Policies.Access.Rights;
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
            ec2:DescribeSecurityGroups ec2:DescribeVpcs
          on *
        Allow DeployOwnInEc2
          ec2:CreateTags ec2:DeleteTags ec2:DeleteVpc ec2:DescribeVpcAttribute ec2:ModifyVpcAttribute
          on arn:aws:ec2:us-east-1:123456789012:*/*
          when StringEquals aws:ResourceTag/project {infra}
          when StringEquals aws:ResourceTag/stack {dev}
        Allow DeployNewInEc2
          ec2:CreateVpc
          on arn:aws:ec2:us-east-1:123456789012:elastic-ip/*
          on arn:aws:ec2:us-east-1:123456789012:internet-gateway/*
          on arn:aws:ec2:us-east-1:123456789012:key-pair/*
          on arn:aws:ec2:us-east-1:123456789012:vpc/*
          when StringEquals aws:RequestTag/project {infra}
          when StringEquals aws:RequestTag/stack {dev}
        """,
        Read(Document("deploy-network").Statements.Take(3)));

    [Fact]
    public void The_documents_are_divided_by_service()
    {
        Assert.Equal(["deploy-network", "deploy-identities", "deploy-rest"], All(withState: false).Select(part => part.Purpose));
        Assert.Equal("DeployEverywhere DeployOwnInEc2 DeployNewInEc2 DeployTaggedWhileMadeInEc2",
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

    /// <summary>The tags of a new resource are also in the request when AWS authorizes it on the containing resource.</summary>
    [Theory]
    [InlineData("ec2:CreateSubnet", "vpc/vpc-0a", "subnet/*")]
    [InlineData("ec2:RunInstances", "subnet/subnet-0a", "instance/*")]
    [InlineData("ec2:RunInstances", "security-group/sg-0a", "volume/*")]
    [InlineData("ec2:AuthorizeSecurityGroupIngress", "security-group/sg-0a", "security-group-rule/*")]
    [InlineData("ec2:CreateVpcEndpoint", "route-table/rtb-0a", "vpc-endpoint/*")]
    [InlineData("ec2:CreateNatGateway", "subnet/subnet-0a", "natgateway/*")]
    public void Nothing_is_made_in_the_network_of_a_stranger(string action, string within, string made)
    {
        const string ec2 = "arn:aws:ec2:us-east-1:123456789012:";
        var all = RightsTable.All.Select(row => row.Type).ToArray();
        var tagging = Asker.With(DeployPolicy.Documents(Example.Scope, all, null)[0].Document)
            .When("aws:RequestTag/project", "infra").When("aws:RequestTag/stack", "dev");

        tagging.May(action, $"{ec2}{made}");
        tagging.MayNot(action, $"{ec2}{within}");
        OfTheStack(tagging).May(action, $"{ec2}{within}");
    }

    [Fact]
    public void A_host_starts_in_the_stacks_VPC_from_an_image_of_the_owners_that_the_settings_name()
    {
        const string image = "arn:aws:ec2:us-east-1::image/ami-0a", ec2 = "arn:aws:ec2:us-east-1:123456789012:";
        var host = Deploying(Example.Scope);

        host.When("ec2:Owner", "amazon").May("ec2:RunInstances", image);
        host.When("ec2:Owner", "aws-marketplace").MayNot("ec2:RunInstances", image);
        host.When("ec2:Owner", Example.Account).MayNot("ec2:RunInstances", image);
        Deploying(Example.Scope with { ImageOwners = [Example.OtherAccount] }).When("ec2:Owner", Example.OtherAccount)
            .May("ec2:RunInstances", image);
        host.When("ec2:Vpc", Example.Vpc).May("ec2:RunInstances", $"{ec2}network-interface/*");
        host.When("ec2:Vpc", $"{ec2}vpc/vpc-0b").MayNot("ec2:RunInstances", $"{ec2}network-interface/eni-0b");
        host.MayNot("ec2:RunInstances", $"{ec2}network-interface/eni-0b");

        static Asker Deploying(StackScope scope) =>
            Asker.With(DeployPolicy.Documents(scope, ["aws:ec2/instance:Instance"], null)[0].Document);
    }

    [Fact]
    public void A_host_starts_in_a_subnet_of_an_existing_network_and_nothing_of_that_network_is_changed()
    {
        const string ec2 = "arn:aws:ec2:us-east-1:123456789012:", shared = $"arn:aws:ec2:us-east-1:{Example.OtherAccount}:";
        string[] types = ["aws:ec2/instance:Instance", "aws:ec2/securityGroup:SecurityGroup"];
        var deploying = Asker.With(DeployPolicy.Documents(Example.ScopeInExistingNetwork, types, null)[0].Document);

        deploying.May("ec2:RunInstances", $"{ec2}subnet/subnet-0b", $"{shared}subnet/subnet-0b");
        deploying.May("ec2:CreateSecurityGroup", $"{ec2}vpc/vpc-0b");
        deploying.May("ec2:DescribeVpcAttribute", $"{ec2}vpc/vpc-0b");
        deploying.May("ec2:DescribeSubnets", "*");
        deploying.MayNot("ec2:RunInstances", $"{ec2}subnet/subnet-0c");
        deploying.MayNot("ec2:CreateTags", $"{ec2}vpc/vpc-0b", $"{ec2}subnet/subnet-0b");
        deploying.MayNot("ec2:ModifySubnetAttribute", $"{ec2}subnet/subnet-0b");
        Asker.With(DeployPolicy.Documents(Example.Scope, types, null)[0].Document)
            .MayNot("ec2:RunInstances", $"{ec2}subnet/subnet-0b");
    }

    [Fact]
    public void A_host_needs_a_VPC() => Assert.Equal(
        "the scope names no VPC, so no instance can start in it",
        Assert.Throws<InvalidOperationException>(() => DeployPolicy.Documents(
            Example.Scope with { Vpc = null }, ["aws:ec2/instance:Instance"], null)).Message);

    [Fact]
    public void Policies_are_attached_to_roles_with_the_boundary()
    {
        const string attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
        var attaching = Asker.With(DeployPolicy.Documents(Example.Scope, [attachment], null)[1].Document)
            .When("iam:PolicyARN", $"{Example.Iam}policy/infra-dev-upload");

        attaching.When("iam:PermissionsBoundary", Boundary).May("iam:AttachRolePolicy", $"{Example.Iam}role/infra-dev-upload");
        attaching.MayNot("iam:AttachRolePolicy", $"{Example.Iam}role/infra-dev-upload");
        attaching.When("iam:PermissionsBoundary", $"{Boundary}-2")
            .MayNot("iam:AttachRolePolicy", $"{Example.Iam}role/infra-dev-upload");
        attaching.When("iam:PermissionsBoundary", Boundary).When("iam:PolicyARN", "arn:aws:iam::aws:policy/AdministratorAccess")
            .MayNot("iam:AttachRolePolicy", $"{Example.Iam}role/infra-dev-upload");
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
