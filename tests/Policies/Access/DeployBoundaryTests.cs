using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class DeployBoundaryTests
{
    private const string Boundary = $"{Example.Iam}policy/ci/infra-dev-workload-boundary";

    private const string Own = $"{Example.Iam}role/infra-dev-upload";

    private const string Deploys = $"{Example.Iam}role/ci/infra-dev-deploy";

    private static readonly string[] Types = ["aws:cloudwatch/logGroup:LogGroup", "aws:iam/role:Role", "aws:emr/cluster:Cluster"];

    [Fact]
    public void Only_a_provider_of_the_stack_is_seen()
    {
        const string Provider = $"{Example.Iam}oidc-provider/token.actions.githubusercontent.com";
        var own = Asker.BoundBy(
            DeployBoundary.Document(Example.Scope, ["aws:iam/openIdConnectProvider:OpenIdConnectProvider"]));
        var others = Asker.BoundBy(DeployBoundary.Document(Example.Scope, Types));

        own.May("iam:GetOpenIDConnectProvider", Provider);
        own.MayNot("iam:GetOpenIDConnectProvider", $"{Example.Iam}oidc-provider/tokens.example.com");
        others.MayNot("iam:GetOpenIDConnectProvider", Provider);
    }

    [Fact]
    public void Secrets_are_made_and_not_read()
    {
        var emr = Asker.BoundBy(
            DeployBoundary.Document(Example.Scope, ["aws:emr/securityConfiguration:SecurityConfiguration"]));

        emr.May("secretsmanager:CreateSecret", "arn:aws:secretsmanager:us-east-1:123456789012:secret:a");
        emr.MayNot("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:us-east-1:123456789012:secret:a");
    }

    [Fact]
    public void Secrets_that_the_stack_declares_are_within_it_by_their_names()
    {
        const string secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:";
        var document = DeployBoundary.Document(
            Example.Scope, ["aws:secretsmanager/secret:Secret", "aws:secretsmanager/secretVersion:SecretVersion"]);
        var role = Asker.BoundBy(document);

        Assert.Equal(
            """
            Allow TheServicesOfTheStack
              ec2:* kms:* s3:* ssm:*
              on *
            Allow TheSecretsOfTheStack
              secretsmanager:DescribeSecret secretsmanager:GetResourcePolicy secretsmanager:GetSecretValue
                secretsmanager:PutSecretValue secretsmanager:UpdateSecretVersionStage
              on arn:aws:secretsmanager:us-east-1:123456789012:secret:infra-dev-*
            """,
            Read(document.AllStatements.Take(2)));
        role.May("secretsmanager:GetSecretValue", $"{secret}infra-dev-uploader-0a1b2c");
        role.MayNot("secretsmanager:GetSecretValue", $"{secret}infra-prod-uploader-0a1b2c", $"{secret}database-0a1b2c");
        role.MayNot("secretsmanager:PutResourcePolicy", $"{secret}infra-dev-uploader-0a1b2c");
    }

    private static readonly Asker Role = Asker.BoundBy(DeployBoundary.Document(Example.Scope, Types));

    [Fact]
    public void It_reads() => Assert.Equal(
        """
        Allow TheServicesOfTheStack
          ec2:* elasticmapreduce:* kms:* logs:* s3:* ssm:*
          on *
        Allow TheIdentitiesOfTheStack
          iam:*
          on arn:aws:iam::123456789012:instance-profile/infra-dev-*
          on arn:aws:iam::123456789012:policy/infra-dev-*
          on arn:aws:iam::123456789012:role/infra-dev-*
          on arn:aws:iam::123456789012:user/infra-dev-*
        Allow SeeWhatDeploys
          iam:Get* iam:List*
          on arn:aws:iam::123456789012:policy/ci/infra-dev-*
          on arn:aws:iam::123456789012:role/ci/infra-dev-*
        Deny NothingOfItself
          all but iam:Get* iam:List*
          on arn:aws:iam::123456789012:oidc-provider/*
          on arn:aws:iam::123456789012:policy/ci/*
          on arn:aws:iam::123456789012:role/ci/*
        Deny NobodyUnbound
          iam:AttachRolePolicy iam:AttachUserPolicy iam:CreateRole iam:CreateUser
            iam:PutRolePermissionsBoundary iam:PutRolePolicy iam:PutUserPermissionsBoundary iam:PutUserPolicy
          on *
          when ArnNotLike iam:PermissionsBoundary {arn:aws:iam::123456789012:policy/ci/infra-dev-workload-boundary}
        Deny BoundForGood
          iam:DeleteRolePermissionsBoundary iam:DeleteUserPermissionsBoundary
          on *
        Deny RolesForServicesOfTheStackOnly
          iam:PassRole
          on *
          when StringNotEquals iam:PassedToService {ec2.amazonaws.com, elasticmapreduce.amazonaws.com, vpc-flow-logs.amazonaws.com}
        Deny NoOtherRole
          iam:PassRole
          on all but arn:aws:iam::123456789012:role/infra-dev-*
        Deny NoOneElse
          sts:*
          on *
        """,
        Read(DeployBoundary.Document(Example.Scope, Types)));

    [Fact]
    public void Only_services_of_the_stack_and_of_its_state_are_within_it()
    {
        Role.May("logs:CreateLogGroup", "arn:aws:logs:us-east-1:123456789012:log-group:/infra/dev/flow");
        Role.May("s3:PutObject", "arn:aws:s3:::example-pulumi/a");
        Role.May("kms:Encrypt", Example.Key);
        Role.MayNot("lambda:CreateFunction", "arn:aws:lambda:us-east-1:123456789012:function:helper");
        Role.MayNot("organizations:LeaveOrganization", "*");
        Asker.BoundBy(DeployBoundary.Document(Example.Scope, [])).MayNot("elasticmapreduce:RunJobFlow", "*");
    }

    [Fact]
    public void Identities_of_the_stack_alone_are_changed()
    {
        Role.When("iam:PermissionsBoundary", Boundary).May("iam:AttachRolePolicy", Own);
        Role.May("iam:DeleteUser", $"{Example.Iam}user/infra-dev-uploader");
        Role.May("iam:CreatePolicyVersion", $"{Example.Iam}policy/infra-dev-upload");
        Role.May("iam:AddRoleToInstanceProfile", $"{Example.Iam}instance-profile/infra-dev-bastion");
        Role.When("iam:PermissionsBoundary", Boundary)
            .MayNot("iam:AttachRolePolicy", $"{Example.Iam}role/admin", $"{Example.Iam}role/infra-prod-upload");
        Role.MayNot("iam:CreateAccessKey", $"{Example.Iam}user/somebody");
    }

    [Fact]
    public void It_sees_itself_and_changes_nothing_of_itself()
    {
        Role.May("iam:GetRole", Deploys);
        Role.May("iam:ListPolicyVersions", Boundary);
        foreach (var action in new[] { "iam:AttachRolePolicy", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy",
            "iam:DeleteRole" })
        {
            Role.MustNot(action, Deploys, $"{Example.Iam}role/ci/infra-prod-deploy");
        }

        Role.MustNot("iam:CreatePolicyVersion", Boundary, $"{Example.Iam}policy/ci/other");
        Role.MustNot("iam:UpdateOpenIDConnectProviderThumbprint",
            $"{Example.Iam}oidc-provider/token.actions.githubusercontent.com");
        Role.MustNot("iam:CreateOpenIDConnectProvider", $"{Example.Iam}oidc-provider/tokens.example.com");
    }

    [Theory]
    [InlineData("iam:CreateRole", "role/infra-dev-helper")]
    [InlineData("iam:CreateUser", "user/infra-dev-helper")]
    [InlineData("iam:PutRolePermissionsBoundary", "role/infra-dev-upload")]
    [InlineData("iam:PutUserPermissionsBoundary", "user/infra-dev-uploader")]
    [InlineData("iam:AttachRolePolicy", "role/infra-dev-upload")]
    [InlineData("iam:PutRolePolicy", "role/infra-dev-upload")]
    [InlineData("iam:AttachUserPolicy", "user/infra-dev-uploader")]
    [InlineData("iam:PutUserPolicy", "user/infra-dev-uploader")]
    public void No_user_or_role_is_created_or_given_a_policy_without_the_boundary(string action, string identity)
    {
        Role.When("iam:PermissionsBoundary", Boundary).May(action, $"{Example.Iam}{identity}");
        Role.MustNot(action, $"{Example.Iam}{identity}");
        Role.When("iam:PermissionsBoundary", "arn:aws:iam::aws:policy/AdministratorAccess")
            .MustNot(action, $"{Example.Iam}{identity}");
    }

    [Fact]
    public void The_boundary_is_never_taken_away()
    {
        Role.MustNot("iam:DeleteRolePermissionsBoundary", Own);
        Role.MustNot("iam:DeleteUserPermissionsBoundary", $"{Example.Iam}user/infra-dev-uploader");
    }

    [Theory]
    [InlineData("ec2.amazonaws.com")]
    [InlineData("elasticmapreduce.amazonaws.com")]
    [InlineData("vpc-flow-logs.amazonaws.com")]
    public void Roles_of_the_stack_are_passed_to_its_services(string service)
    {
        Role.When("iam:PassedToService", service).May("iam:PassRole", Own);
        Role.When("iam:PassedToService", service).MustNot("iam:PassRole", Deploys, $"{Example.Iam}role/admin");
    }

    [Fact]
    public void Roles_are_passed_to_no_other_service()
    {
        Role.MustNot("iam:PassRole", Own);
        Role.When("iam:PassedToService", "lambda.amazonaws.com").MustNot("iam:PassRole", Own);
    }

    [Fact]
    public void No_other_role_is_assumed()
    {
        Role.MustNot("sts:AssumeRole", Own, $"{Example.Iam}role/admin");
        Role.MustNot("sts:GetFederationToken", "*");
    }
}
