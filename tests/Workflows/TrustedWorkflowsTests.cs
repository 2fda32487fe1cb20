using Tests.Infra;
using Tests.Review;

namespace Tests.Workflows;

/// <summary>The workflows that use a role are the ones that the role trusts by default.</summary>
public sealed class TrustedWorkflowsTests
{
    [Theory]
    [InlineData("PREVIEW_ROLE_ARN")]
    [InlineData("PLAN_ROLE_ARN")]
    [InlineData("DRIFT_ROLE_ARN")]
    [InlineData("DEPLOY_ROLE_ARN")]
    public void The_defaults_name_each_workflow_that_uses_the_role(string variable)
    {
        var settings = TestSettings.Settings().With("infra:previewAccess", """{"repository": "example-org/infra"}""").Read()
            .PreviewAccess!;

        Assert.Equal(
            variable switch
            {
                "PREVIEW_ROLE_ARN" => settings.PreviewWorkflows,
                "PLAN_ROLE_ARN" => settings.PlanWorkflows,
                "DRIFT_ROLE_ARN" => settings.DriftWorkflows,
                _ => settings.DeployWorkflows,
            },
            Directory.EnumerateFiles(Path.Combine(Reviews.Root, ".github", "workflows"), "*.yml")
                .Where(file => File.ReadAllText(file).Contains(
                    $"role-to-assume: ${{{{ vars.{variable} }}}}", StringComparison.Ordinal))
                .Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal));
    }
}
