using IamEngine.Decide;
using IamEngine.Model;
using Review.Model;

namespace Tests.Review.Delivery;

/// <summary>Attempts of an attacker with the deploy role's credentials, which the boundary alone must deny.</summary>
public sealed class SelfRaisingTests
{
    private const string Iam = "arn:aws:iam::123456789012:";

    private const string Bound = $"{Iam}policy/ci/infra-prod-workload-boundary";

    public static TheoryData<string, string, string> Attempts => new()
    {
        { "iam:AttachRolePolicy", $"{Iam}role/ci/infra-prod-deploy",
            "iam:PolicyARN=arn:aws:iam::aws:policy/AdministratorAccess" },
        { "iam:PutRolePolicy", $"{Iam}role/ci/infra-prod-deploy", "" },
        { "iam:UpdateAssumeRolePolicy", $"{Iam}role/ci/infra-prod-deploy", "" },
        { "iam:UpdateAssumeRolePolicy", $"{Iam}role/ci/infra-prod-preview", "" },
        { "iam:DeleteRolePermissionsBoundary", $"{Iam}role/ci/infra-prod-deploy", "" },
        { "iam:PutRolePermissionsBoundary", $"{Iam}role/ci/infra-prod-deploy", $"iam:PermissionsBoundary={Bound}" },
        { "iam:CreatePolicyVersion", $"{Iam}policy/ci/infra-prod-deploy-rest", "" },
        { "iam:CreatePolicyVersion", $"{Iam}policy/ci/infra-prod-deploy-boundary", "" },
        { "iam:CreatePolicyVersion", Bound, "" },
        { "iam:DeletePolicy", Bound, "" },
        { "iam:PassRole", $"{Iam}role/ci/infra-prod-deploy", "iam:PassedToService=ec2.amazonaws.com" },
        { "iam:PassRole", $"{Iam}role/admin", "iam:PassedToService=ec2.amazonaws.com" },
        { "iam:PassRole", $"{Iam}role/infra-prod-upload", "iam:PassedToService=lambda.amazonaws.com" },
        { "iam:PassRole", $"{Iam}role/infra-prod-upload", "" },
        { "iam:CreateRole", $"{Iam}role/infra-prod-helper", "" },
        { "iam:CreateRole", $"{Iam}role/infra-prod-helper",
            "iam:PermissionsBoundary=arn:aws:iam::aws:policy/AdministratorAccess" },
        { "iam:CreateRole", $"{Iam}role/admin", $"iam:PermissionsBoundary={Bound}" },
        { "iam:CreateRole", $"{Iam}role/ci/infra-prod-helper", $"iam:PermissionsBoundary={Bound}" },
        { "iam:CreateUser", $"{Iam}user/infra-prod-helper", "" },
        { "iam:DeleteRolePermissionsBoundary", $"{Iam}role/infra-prod-upload", "" },
        { "iam:DeleteUserPermissionsBoundary", $"{Iam}user/infra-prod-uploader", "" },
        { "iam:PutUserPermissionsBoundary", $"{Iam}user/infra-prod-uploader",
            "iam:PermissionsBoundary=arn:aws:iam::aws:policy/AdministratorAccess" },
        { "iam:AttachUserPolicy", $"{Iam}user/somebody", "iam:PolicyARN=arn:aws:iam::aws:policy/AdministratorAccess" },
        { "iam:CreateAccessKey", $"{Iam}user/somebody", "" },
        { "iam:CreateOpenIDConnectProvider", $"{Iam}oidc-provider/tokens.example.com", "" },
        { "iam:UpdateOpenIDConnectProviderThumbprint", $"{Iam}oidc-provider/token.actions.githubusercontent.com", "" },
        { "iam:AddClientIDToOpenIDConnectProvider", $"{Iam}oidc-provider/token.actions.githubusercontent.com", "" },
        { "iam:DeleteOpenIDConnectProvider", $"{Iam}oidc-provider/token.actions.githubusercontent.com", "" },
        { "iam:CreateServiceLinkedRole",
            $"{Iam}role/aws-service-role/elasticmapreduce.amazonaws.com/AWSServiceRoleForEMRCleanup", "" },
        { "iam:CreateSAMLProvider", $"{Iam}saml-provider/example", "" },
        { "sts:AssumeRole", $"{Iam}role/admin", "" },
        { "sts:AssumeRole", $"{Iam}role/infra-prod-upload", "" },
        { "organizations:LeaveOrganization", "*", "" },
        { "lambda:CreateFunction", "arn:aws:lambda:us-east-1:123456789012:function:helper", "" },
    };

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task It_is_refused(string action, string resource, string context) =>
        Assert.NotEqual(Verdict.Allowed, (await Delivered.Of("prod")).Decide("deploy", action, resource, Keys(context)));

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task The_boundary_denies_it_even_if_the_policies_allow_everything(
        string action, string resource, string context) =>
        Assert.NotEqual(Verdict.Allowed, Unlimited(await Delivered.Of("prod")).Decide("deploy", action, resource, Keys(context)));

    [Fact]
    public async Task The_denial_comes_from_the_boundary()
    {
        var report = await Delivered.Of("prod");

        var unbound = Unlimited(
            report) with
        {
            Documents = [
                .. Unlimited(report).Documents.Where(document => document.Kind != DocumentKind.Boundary)]
        };
        Assert.Equal(Verdict.Allowed, unbound.Decide("deploy", "iam:UpdateAssumeRolePolicy", $"{Iam}role/ci/infra-prod-deploy"));
    }

    /// <summary>Calls for other stacks: a stack with another name, another account's network, another bucket.</summary>
    [Theory]
    [InlineData("s3:PutBucketPolicy", "arn:aws:s3:::example-payroll", "")]
    [InlineData("ec2:DeleteVpc", "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-0a", "")]
    [InlineData(
        "ec2:DeleteVpc", "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-0a",
        "aws:ResourceTag/stack=dev aws:ResourceTag/project=infra")]
    [InlineData(
        "ec2:CreateTags", "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-0a",
        "aws:RequestTag/stack=prod aws:RequestTag/project=infra")]
    [InlineData(
        "kms:TagResource", "arn:aws:kms:us-east-1:123456789012:key/other",
        "aws:RequestTag/stack=prod aws:RequestTag/project=infra")]
    [InlineData(
        "kms:ScheduleKeyDeletion", "arn:aws:kms:us-east-1:123456789012:key/own",
        "aws:ResourceTag/stack=prod aws:ResourceTag/project=infra")]
    [InlineData("s3:GetObject", "arn:aws:s3:::infra-prod-state-0a1b2c3d/checkpoints/a", "")]
    [InlineData("s3:GetObject", "arn:aws:s3:::example-pulumi-state/.pulumi/stacks/infra/dev.json", "")]
    [InlineData("s3:GetObject", "arn:aws:s3:::example-pulumi-state/.pulumi/stacks/infra/prod2.json", "")]
    public async Task Resources_outside_the_stack_are_denied(string action, string resource, string context) =>
        Assert.NotEqual(Verdict.Allowed, (await Delivered.Of("prod")).Decide("deploy", action, resource, Keys(context)));

    [Fact]
    public async Task Deploy_writes_the_Pulumi_state_and_preview_reads_it_only_if_configured()
    {
        const string state = "arn:aws:s3:::example-pulumi-state/.pulumi/stacks/infra/dev.json";
        var report = await Delivered.Of("dev");
        var shown = await Delivered.With(
            "dev", $"  infra:previewAccess: {{repository: {Delivered.Repository}, stateBucket: example-pulumi-state, "
                + $"previewReadsState: true}}");

        Assert.Equal(Verdict.Allowed, report.Decide("deploy", "s3:PutObject", state));
        Assert.Equal(Verdict.ImplicitlyDenied, report.Decide("preview", "s3:GetObject", state));
        Assert.Equal(Verdict.Allowed, report.Decide("plan", "s3:GetObject", state));
        Assert.Equal(Verdict.ImplicitlyDenied, report.Decide("plan", "s3:PutObject", state));
        Assert.Equal(Verdict.Allowed, shown.Decide("preview", "s3:GetObject", state));
        Assert.Equal(Verdict.ImplicitlyDenied, shown.Decide("preview", "s3:PutObject", state));
    }

    /// <summary>The report with a role policy that allows everything, as if an attacker had changed it.</summary>
    private static ReviewReport Unlimited(ReviewReport report) =>
        report.Holding(
            "ci-deploy-rest", _ => IdentityPolicy.Of(Statement.Allow("Everything", ActionPattern.Any).On(ResourcePattern.Any)));

    private static (string, string)[] Keys(string context) =>
        [.. context.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => (pair[..pair.IndexOf('=')], pair[(pair.IndexOf('=') + 1)..]))];
}
