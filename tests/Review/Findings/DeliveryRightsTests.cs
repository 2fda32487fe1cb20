using IamEngine.Model;
using Review.Delivery;
using Review.Findings;
using Review.Model;
using Tests.Review.Delivery;

namespace Tests.Review.Findings;

public sealed class DeliveryRightsTests
{
    public static TheoryData<string, string> Variants => Delivered.Variants;

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task The_roles_have_the_permissions_that_the_stack_needs_and_no_others(string stack, string settings)
    {
        var report = await Delivered.Of(stack, settings);

        Assert.Empty(report.Findings.Where(IsAboutRights).Select(finding => $"{finding.Code} {finding.Message}"));
        Assert.DoesNotContain(report.Findings, finding => finding.Severity == Severity.Error);
    }

    [Fact]
    public async Task Every_declared_AWS_resource_needs_calls()
    {
        var report = await Delivered.Of("prod", "  infra:emr: {enabled: true, maxCoreInstances: 20}");

        var calls = new ApiCalls(new(report), AccountId.Of("123456789012"), "aws").All().ToArray();
        Assert.Empty(
            report.Resources.Where(resource => resource.Type.StartsWith("aws:", StringComparison.Ordinal))
            .Select(resource => resource.Urn)
            .Except(calls.Select(call => call.For.Urn)));
        Assert.True(calls.Length > 500);
    }

    [Theory]
    [InlineData("", "amazon")]
    [InlineData(", imageOwners: [\"111122223333\"]", "111122223333")]
    public async Task A_pinned_image_is_assumed_to_be_of_an_owner_in_the_settings(string owners, string assumed)
    {
        var report = await Delivered.With("dev",
            $"  infra:previewAccess: {{repository: {Delivered.Repository}{owners}}}\n"
                + "  infra:bastion: {allowedCidrs: [198.51.100.0/24], image: ami-0123456789abcdef0, publicKey: \"ssh-ed25519 "
                + "AAAAC3NzaC1lZDI1NTE5AAAAIOu/Zjk3DVDRbGqUkC+spyuQu6whYU8hL2WkXL861nD0\"}");

        var finding = report.Findings.Single(finding => finding.Code == "IMAGE_OWNER_UNSEEN");
        Assert.Equal(
            (Severity.Note, "role deploy starts ami-0123456789abcdef0 only if one of infra:previewAccess.imageOwners owns it, "
                + $"and this review assumes that {assumed} does"), (finding.Severity, finding.Message));
        Assert.DoesNotContain(report.Findings, finding => finding.Code == "DEPLOY_RIGHT_MISSING");
        Assert.DoesNotContain((await Delivered.Of("dev")).Findings, finding => finding.Code == "IMAGE_OWNER_UNSEEN");
    }

    [Fact]
    public async Task Without_a_repository_there_are_no_findings() =>
        Assert.DoesNotContain((await Reviews.Of("dev")).Findings, IsAboutRights);

    [Fact]
    public async Task A_missing_permission_is_found()
    {
        var report = Planted(await Delivered.Of("dev"), "ci-deploy-network", policy => policy.Without("ec2:CreateSubnet"));

        var finding = report.First(finding => finding.Code == "DEPLOY_RIGHT_MISSING");
        Assert.Equal(
            (Severity.Error,
            "role ci-deploy-role is not allowed ec2:CreateSubnet on arn:aws:ec2:us-east-1:123456789012:subnet/new, which "
                + "resource type aws:ec2/subnet:Subnet needs"), (finding.Severity, finding.Message));
        Assert.Contains(
            Planted(await Delivered.Of("dev"), "ci-preview", policy => policy.Without("ec2:DescribeVpcs")), found =>
            found.Code == "PREVIEW_RIGHT_MISSING");
    }

    [Theory]
    [InlineData("ci-deploy-rest", "sqs:CreateQueue", "DEPLOY_RIGHT_SURPLUS")]
    [InlineData("ci-deploy-rest", "s3:*", "DEPLOY_RIGHT_SURPLUS")]
    [InlineData("ci-deploy-rest", "elasticmapreduce:RunJobFlow", "DEPLOY_RIGHT_SURPLUS")]
    [InlineData("ci-preview", "sqs:ListQueues", "PREVIEW_RIGHT_SURPLUS")]
    [InlineData("ci-preview", "iam:CreateAccessKey", "PREVIEW_MAY_WRITE")]
    [InlineData("ci-preview", "s3:*", "PREVIEW_MAY_WRITE")]
    [InlineData("ci-plan", "iam:PassRole", "PREVIEW_MAY_WRITE")]
    [InlineData("ci-drift", "iam:PassRole", "PREVIEW_MAY_WRITE")]
    public async Task A_surplus_permission_is_found(string document, string action, string code) =>
        Assert.Contains(
            Planted(await Delivered.Of("dev"), document, policy => policy.Plus(action)), finding =>
            finding.Code == code && finding.Message.Contains(action.TrimEnd('*'), StringComparison.Ordinal));

    [Fact]
    public async Task A_role_without_the_permissions_boundary_cannot_be_deployed()
    {
        var report = await Delivered.Of("dev");
        report.Resources.First(resource => resource.Name == "bastion-role").Inputs.Remove("permissionsBoundary");

        Assert.Contains(
            DeliveryRights.Check(report), finding =>
            finding.Code == "DEPLOY_RIGHT_MISSING" && finding.Message.Contains("iam:CreateRole", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_resource_type_without_an_entry_is_found()
    {
        var report = await Delivered.Of("dev");
        var queue = report.Resources[^1] with { Type = "aws:sqs/queue:Queue" };

        Assert.Contains(DeliveryRights.Check(report with { Resources = [.. report.Resources, queue] }), finding =>
            finding.Code == "DEPLOY_TYPE_UNKNOWN"
                && finding.Message == "no required API calls are listed for resource type aws:sqs/queue:Queue, so no role can "
                    + "be granted to deploy it");
    }

    private static IEnumerable<Finding> Planted(
        ReviewReport report, string document, Func<IdentityPolicy, IdentityPolicy> change) =>
        DeliveryRights.Check(report.Holding(document, change));

    private static bool IsAboutRights(Finding finding) =>
        finding.Code.StartsWith("DEPLOY_", StringComparison.Ordinal)
            || finding.Code.StartsWith("PREVIEW_", StringComparison.Ordinal);
}

file static class Changes
{
    public static IdentityPolicy Without(this IdentityPolicy policy, string action) =>
        IdentityPolicy.Of([.. policy.Statements.Select(statement =>
        new IdentityStatement(
            statement.Sid, statement.Effect,
            new ActionElement.Action(SortedValues.Of([.. statement.Action.Patterns.Where(pattern => pattern.Text != action)])),
            statement.Resource, statement.Condition))]);

    public static IdentityPolicy Plus(this IdentityPolicy policy, string action) =>
        IdentityPolicy.Of([.. policy.Statements, Statement.Allow("Planted", new ActionPattern(action)).On(ResourcePattern.Any)]);
}
