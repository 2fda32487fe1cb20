using System.Collections.Immutable;
using IamEngine.Catalogue;
using IamEngine.Decide;
using IamEngine.Vocabulary;
using Pulumi.Utilities;
using Review.Model;
using Tests.Review;
using Tests.Review.Delivery;

namespace Tests.Infra.Components;

[Collection("Pulumi")]
public sealed class PreviewAccessTests
{
    private static readonly TestSettings On = TestSettings.Settings()
        .With("infra:previewAccess", """{"repository": "example-org/infra"}""");

    [Fact]
    public async Task Preview_access_is_off_without_a_repository()
    {
        var run = await StackRun.Of(TestSettings.Settings());

        Assert.Empty(run.Of("infra:components:PreviewAccess"));
        Assert.DoesNotContain(run.Resources, resource => resource.Inputs.ContainsKey("permissionsBoundary"));
        Assert.Null(await OutputUtilities.GetValueAsync(run.Stack.DeployRoleArn));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_user_and_role_of_the_stack_has_the_workload_boundary(bool preview)
    {
        var run = await StackRun.Of(On.With("infra:emr", """{"enabled": true}"""), preview);

        var identities = run.Resources.Where(
            resource => resource.Type is "aws:iam/user:User" or "aws:iam/role:Role"
            && !resource.Name.StartsWith("ci-", StringComparison.Ordinal)).ToArray();
        Assert.Equal(6, identities.Length);
        Assert.All(preview ? []
            : identities, identity =>
            Assert.Equal(
                "arn:aws:iam::123456789012:policy/ci/infra-test-workload-boundary", identity.Text("permissionsBoundary")));
    }

    [Fact]
    public async Task The_provider_accepts_only_tokens_with_the_audience_of_STS()
    {
        var provider = Assert.Single((await StackRun.Of(On)).Of("aws:iam/openIdConnectProvider:OpenIdConnectProvider"));

        Assert.Equal("https://token.actions.githubusercontent.com", provider.Text("url"));
        Assert.Equal("sts.amazonaws.com", Assert.Single(Assert.IsType<ImmutableArray<object>>(provider.Inputs["clientIdLists"])));
    }

    [Fact]
    public async Task An_existing_provider_is_trusted_and_not_created()
    {
        var run = await StackRun.Of(
            On.With("infra:previewAccess", """{"repository": "example-org/infra", "existingProvider": true}"""));

        Assert.Empty(run.Of("aws:iam/openIdConnectProvider:OpenIdConnectProvider"));
        Assert.Contains(
            "oidc-provider/token.actions.githubusercontent.com", run.The("aws:iam/role:Role", "ci-deploy-role")
            .Text("assumeRolePolicy"), StringComparison.Ordinal);
    }

    /// <summary>The access table of the stack's own principals is the same with and without the boundary.</summary>
    [Theory]
    [InlineData("dev", "")]
    [InlineData("prod", "")]
    [InlineData("dev", "  infra:emr: {enabled: true}")]
    public async Task The_boundary_removes_no_access_of_the_stack(string stack, string more)
    {
        var without = await Delivered.With(stack, more);
        var with = await Delivered.Of(stack, more);

        var after = with.Access.Select(row => (row.Principal, row.Action, row.Resource, row.When, row.Decision)).ToHashSet();
        Assert.NotEmpty(without.Access);
        Assert.Subset(
            after, without.Access.Select(row => (row.Principal, row.Action, row.Resource, row.When, row.Decision)).ToHashSet());
    }

    /// <summary>
    /// The provider needs to list a bucket to check that it exists: a preview can see the names of objects, but not their
    /// contents.
    /// </summary>
    [Fact]
    public async Task The_preview_role_may_only_look_and_reads_no_object()
    {
        var allowed = (await Delivered.Of("prod")).Access.Where(
            row => row.Principal == "infra-prod-preview" && row.Decision == "Allowed").ToArray();
        var actions = allowed.SelectMany(row => row.Also.Append(row.Action)).SelectMany(AwsCatalogue.ActionsMatching).ToArray();

        Assert.Contains(actions, action => action.FullName == "s3:ListBucket");
        Assert.All(actions, action => Assert.True(action.AccessLevel is AccessLevel.Read or AccessLevel.List, action.FullName));
        Assert.DoesNotContain(actions, action => action.FullName.StartsWith("s3:GetObject", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("iam:GetAccountAuthorizationDetails", "*", true)]
    [InlineData("iam:GetRole", "arn:aws:iam::123456789012:role/ci/infra-prod-deploy", true)]
    [InlineData("s3:GetBucketPolicy", "arn:aws:s3:::infra-prod-state-0a1b2c3d", true)]
    [InlineData("s3:GetBucketPolicy", "arn:aws:s3:::example-payroll", false)]
    [InlineData("s3:GetObject", "arn:aws:s3:::infra-prod-state-0a1b2c3d/checkpoints/a", false)]
    [InlineData("s3:GetObject", "arn:aws:s3:::example-pulumi-state/.pulumi/stacks/infra/prod.json", false)]
    [InlineData("kms:GetKeyPolicy", "state-key", true)]
    [InlineData("kms:GetKeyPolicy", "state-key", false, "other")]
    [InlineData("kms:Decrypt", "state-key", false)]
    [InlineData("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:us-east-1:123456789012:secret:infra-prod-a", false)]
    public async Task The_drift_role_collects_the_stack_and_reads_no_object_secret_or_state(
        string action, string resource, bool isAllowed, string stack = "prod")
    {
        var report = await Delivered.Of("prod");
        var arn = report.Resources.FirstOrDefault(declared => declared.Name == resource)?.Text("arn") ?? resource;

        Assert.Equal(isAllowed, report.Decide(
            "drift", action, arn, ("aws:ResourceTag/project", "infra"), ("aws:ResourceTag/stack", stack)) == Verdict.Allowed);
    }

    [Fact]
    public async Task Another_policy_adds_nothing_to_the_drift_role()
    {
        var report = Tests.Review.Theorems.Given.With(
            await Delivered.Of("prod"), "ci-plan", """{"Effect":"Allow","Action":"s3:*","Resource":"*"}""");
        var plan = report.Resources.First(resource => resource.Name == "ci-plan-role");
        var drift = report.Resources.First(resource => resource.Name == "ci-drift-role");
        report = report with
        {
            Documents = [.. report.Documents.Select(document => document.AttachedTo.Contains(plan.Urn)
                && document.Kind == DocumentKind.Identity
                ? document with { AttachedTo = [.. document.AttachedTo, drift.Urn] } : document)],
        };

        const string state = "arn:aws:s3:::example-pulumi-state/.pulumi/stacks/infra/prod.json";
        Assert.Equal(Verdict.Allowed, report.Decide("plan", "s3:GetObject", state));
        Assert.Equal(Verdict.ImplicitlyDenied, report.Decide("drift", "s3:GetObject", state));
    }

    [Fact]
    public async Task Only_the_drift_workflow_on_the_branch_becomes_the_drift_role()
    {
        var run = await StackRun.Of(On.With(
            "infra:previewAccess", """{"repository": "a@1/b@2", "branch": "release", "driftWorkflows": ["compare.yml"]}"""));

        var trust = run.The("aws:iam/role:Role", "ci-drift-role").Text("assumeRolePolicy")!;
        Assert.Contains("\"repo:a@1/b@2:ref:refs/heads/release\"", trust, StringComparison.Ordinal);
        Assert.Contains("\"a/b/.github/workflows/compare.yml@refs/heads/release\"", trust, StringComparison.Ordinal);
        Assert.DoesNotContain("deploy.yml", trust, StringComparison.Ordinal);
        Assert.DoesNotContain(
            (await StackRun.Of(On)).Resources, resource => resource.Name == "ci-drift-role");
    }

    [Fact]
    public async Task The_committed_stacks_have_no_preview_access() =>
        Assert.DoesNotContain(
            (await Reviews.Of("prod")).Resources, resource => resource.Name.StartsWith("ci-", StringComparison.Ordinal));

    [Fact]
    public void All_problems_are_reported_together() => Assert.Equal(
        [
            "infra:previewAccess.stateBucket: `Example`: a bucket name has only lower-case letters, digits, hyphens and dots; "
                + "write the name alone, such as example-pulumi-state",
            "infra:previewAccess.repository: `example-org/*`: must be ORG/REPO or ORG@ID/REPO@ID, without wildcards; write "
                + "example-org/infra, for example",
            "infra:previewAccess.environment: `pr*`: must have 1 to 255 letters, digits, spaces and _ . - /, without "
                + "wildcards; write prod, for example",
            "infra:previewAccess.branch: `release/*`: must be the name of one branch: letters, digits and _ . - /, without "
                + "wildcards; write main, for example",
            "infra:previewAccess.stateKey: `arn:aws:kms:us-east-1:123456789012:alias/x`: must be the ARN of one KMS key, not "
                + "of an alias, which can be moved to another key; write arn:aws:kms:REGION:ACCOUNT:key/ID",
            "infra:previewAccess.enviroment: `enviroment` is not a setting of infra:previewAccess; did you mean `environment`?",
        ],
        TestSettings.Settings().With("infra:previewAccess", """
            {"repository": "example-org/*", "environment": "pr*", "branch": "release/*", "stateBucket": "Example", "stateKey": "arn:aws:kms:us-east-1:123456789012:alias/x", "enviroment": "x"}
            """).Problems());

    [Theory]
    [InlineData("deployWorkflows", "deploy.yml")]
    [InlineData("planWorkflows", "release/deploy.yaml", false)]
    [InlineData("deployWorkflows", "*.yml", false)]
    [InlineData("deployWorkflows", "deploy", false)]
    [InlineData("previewWorkflows", "example-org/shared/.github/workflows/preview.yml", false)]
    [InlineData("previewWorkflows", "example-org/shared/.github/workflows/preview.yml@refs/heads/*", false)]
    [InlineData("previewWorkflows", "preview.yml@refs/heads/main", false)]
    [InlineData("deployWorkflows", "example-org/shared/.github/workflows/deploy.yml@refs/tags/v1.2")]
    [InlineData("deployWorkflows", "example-org/shared/.github/workflows/deploy.yml@0123456789abcdef0123456789abcdef01234567")]
    public void A_workflow_is_a_file_or_a_workflow_of_another_repository_with_its_version(
        string setting, string workflow, bool isAccepted = true)
    {
        var settings = On.With(
            "infra:previewAccess", $$"""{"repository": "example-org/infra", "{{setting}}": ["{{workflow}}"]}""");

        if (isAccepted)
        {
            Assert.Equal([workflow], settings.Read().PreviewAccess!.DeployWorkflows);
            return;
        }

        Assert.StartsWith(
            $"infra:previewAccess.{setting}: `{workflow}`: must be the name of a file in .github/workflows, or a workflow of "
                + "another repository with its version, without wildcards; write ",
            Assert.Single(settings.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_no_workflow_is_refused() => Assert.Equal(
        "infra:previewAccess.planWorkflows: must name at least one workflow; write [deploy.yml], for example",
        Assert.Single(On.With("infra:previewAccess", """{"repository": "example-org/infra", "planWorkflows": []}""").Problems()));

    [Fact]
    public async Task The_deploy_role_starts_images_of_the_owners_in_the_settings_in_the_VPC_of_the_stack()
    {
        var byDefault = await StackRun.Of(On.With("infra:previewAccess", """{"repository": "a@1/b@2"}"""));
        var named = await StackRun.Of(On.With(
            "infra:previewAccess", """{"repository": "a@1/b@2", "imageOwners": ["amazon", "111122223333"]}"""));

        Assert.Contains("{\"ec2:Owner\":\"amazon\"}", Policy(byDefault), StringComparison.Ordinal);
        Assert.Contains("{\"ec2:Owner\":[\"111122223333\",\"amazon\"]}", Policy(named), StringComparison.Ordinal);
        Assert.Matches("""{"ec2:Vpc":"arn:aws:ec2:[^:]+:[0-9]{12}:vpc/[^"]+"}""", Policy(byDefault));

        static string Policy(StackRun run) => run.The("aws:iam/policy:Policy", "ci-deploy-network").Text("policy")!;
    }

    [Theory]
    [InlineData("[self]", "`self`: must be amazon, aws-marketplace or an account id of 12 digits; "
        + "write [amazon, \"123456789012\"], for example")]
    [InlineData("[\"12345\"]", "`12345`: must be amazon, aws-marketplace or an account id of 12 digits; "
        + "write [amazon, \"123456789012\"], for example")]
    [InlineData("[]", "must name at least one owner; write [amazon], or leave it out")]
    public void An_owner_of_images_is_amazon_the_marketplace_or_an_account(string owners, string problem) => Assert.Equal(
        $"infra:previewAccess.imageOwners: {problem}",
        Assert.Single(On.With(
            "infra:previewAccess",
            $$"""{"repository": "example-org/infra", "imageOwners": {{owners.Replace("self", "\"self\"", StringComparison.Ordinal)}}}""")
            .Problems()));

    [Fact]
    public async Task The_roles_trust_the_branch_and_the_workflows_of_the_settings()
    {
        var run = await StackRun.Of(On.With(
            "infra:previewAccess",
            """{"repository": "a@1/b@2", "branch": "release", "environment": "live", "deployWorkflows": ["ship.yml"]}"""));

        var trust = run.The("aws:iam/role:Role", "ci-deploy-role").Text("assumeRolePolicy")!;
        Assert.Contains("\"repo:a@1/b@2:environment:live\"", trust, StringComparison.Ordinal);
        Assert.Contains("\"refs/heads/release\"", trust, StringComparison.Ordinal);
        Assert.Contains("\"a/b/.github/workflows/ship.yml@refs/heads/release\"", trust, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("infra")]
    [InlineData("example-org/infra/more")]
    [InlineData("example-org/infra:pull_request")]
    [InlineData("*/infra")]
    [InlineData("example-org@12/infra")]
    [InlineData("example-org/infra\n")]
    public void An_incomplete_or_wildcard_repository_is_refused(string repository) =>
        Assert.Single(
            TestSettings.Settings()
            .With("infra:previewAccess", $$"""{"repository": {{System.Text.Json.JsonSerializer.Serialize(repository)}}}""")
            .Problems());

    [Fact]
    public void A_repository_trusted_by_name_and_a_prod_preview_that_reads_state_are_noted()
    {
        Assert.Contains(On.Notes(), note => note.Code == "REPOSITORY_BY_NAME");
        Assert.Contains(
            TestSettings.Settings("prod")
            .With("infra:previewAccess",
            """{"repository": "a@1/b@2", "stateBucket": "example-pulumi-state", "previewReadsState": true}""").Notes(), note =>
            note.Code == "PREVIEW_READS_STATE");
        Assert.DoesNotContain(
            TestSettings.Settings("prod").With("infra:previewAccess", """{"repository": "a@1/b@2"}""").Notes(), note =>
            note.Key.StartsWith("infra:previewAccess", StringComparison.Ordinal));
    }
}
