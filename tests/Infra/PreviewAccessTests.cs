using System.Collections.Immutable;
using Pulumi.Utilities;
using Tests.Review;
using Tests.Review.Delivery;

namespace Tests.Infra;

[Collection("Pulumi")]
public sealed class PreviewAccessTests
{
    private static readonly Given On = Given.Settings().With("infra:previewAccess", """{"repository": "example-org/infra"}""");

    [Fact]
    public async Task It_is_off_until_a_repository_is_named()
    {
        var run = await StackRun.Of(Given.Settings());

        Assert.Empty(run.Of("infra:components:PreviewAccess"));
        Assert.DoesNotContain(run.Resources, resource => resource.Inputs.ContainsKey("permissionsBoundary"));
        Assert.Null(await OutputUtilities.GetValueAsync(run.Stack.DeployRoleArn));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_user_and_role_of_the_stack_is_bound(bool preview)
    {
        var run = await StackRun.Of(On.With("infra:emr", """{"enabled": true}"""), preview);

        var identities = run.Resources.Where(resource => resource.Type is "aws:iam/user:User" or "aws:iam/role:Role" && !resource.Name.StartsWith("ci-", StringComparison.Ordinal)).ToArray();
        Assert.Equal(6, identities.Length);
        Assert.All(preview ? [] : identities, identity => Assert.Equal("arn:aws:iam::123456789012:policy/ci/infra-test-workload-boundary", identity.Text("permissionsBoundary")));
    }

    [Fact]
    public async Task Tokens_count_that_are_meant_for_AWS_and_no_others()
    {
        var provider = Assert.Single((await StackRun.Of(On)).Of("aws:iam/openIdConnectProvider:OpenIdConnectProvider"));

        Assert.Equal("https://token.actions.githubusercontent.com", provider.Text("url"));
        Assert.Equal("sts.amazonaws.com", Assert.Single(Assert.IsType<ImmutableArray<object>>(provider.Inputs["clientIdLists"])));
    }

    [Fact]
    public async Task A_provider_that_the_account_has_already_is_trusted_and_not_made()
    {
        var run = await StackRun.Of(On.With("infra:previewAccess", """{"repository": "example-org/infra", "existingProvider": true}"""));

        Assert.Empty(run.Of("aws:iam/openIdConnectProvider:OpenIdConnectProvider"));
        Assert.Contains("oidc-provider/token.actions.githubusercontent.com", run.The("aws:iam/role:Role", "ci-deploy-role").Text("assumeRolePolicy"), StringComparison.Ordinal);
    }

    /// <summary>The boundary takes nothing from the stack's own identities: who may do what is as it was.</summary>
    [Theory]
    [InlineData("dev", "")]
    [InlineData("prod", "")]
    [InlineData("dev", "  infra:emr: {enabled: true}")]
    public async Task The_boundary_takes_nothing_away(string stack, string more)
    {
        var without = await Delivered.With(stack, more);
        var with = await Delivered.Of(stack, more);

        var after = with.Access.Select(row => (row.Principal, row.Action, row.Resource, row.When, row.Decision)).ToHashSet();
        Assert.NotEmpty(without.Access);
        Assert.Subset(after, without.Access.Select(row => (row.Principal, row.Action, row.Resource, row.When, row.Decision)).ToHashSet());
    }

    /// <summary>To see that a bucket is there takes the right to list it: a preview can see how objects are called, and not what is in them.</summary>
    [Fact]
    public async Task A_preview_may_list_and_nothing_else_that_a_reviewer_asks_about()
    {
        var allowed = (await Delivered.Of("prod")).Access.Where(row => row.Principal == "infra-prod-preview" && row.Decision == "Allowed").ToArray();

        Assert.NotEmpty(allowed);
        Assert.All(allowed, row => Assert.Equal("s3:ListBucket", row.Action));
    }

    [Fact]
    public async Task Nothing_of_it_is_in_the_committed_stacks() => Assert.DoesNotContain((await Reviews.Of("prod")).Resources, resource => resource.Name.StartsWith("ci-", StringComparison.Ordinal));

    [Fact]
    public void All_that_is_wrong_is_told_at_once() => Assert.Equal(
        [
            "infra:previewAccess.stateBucket: `Example`: a bucket name has only lower-case letters, digits, hyphens and dots; write the name alone, such as example-pulumi-state",
            "infra:previewAccess.repository: `example-org/*`: is not ORG/REPO, nor ORG@ID/REPO@ID; a wildcard would let strangers in; write example-org/infra, for example",
            "infra:previewAccess.environment: `pr*`: has 1 to 255 letters, digits, spaces and _ . - /, and no wildcard; write prod, for example",
            "infra:previewAccess.branch: `release/*`: is the name of one branch: letters, digits and _ . - /, and no wildcard; write main, for example",
            "infra:previewAccess.stateKey: `arn:aws:kms:us-east-1:123456789012:alias/x`: is not the ARN of one KMS key; an alias can be moved to another; write arn:aws:kms:REGION:ACCOUNT:key/ID",
            "infra:previewAccess.enviroment: `enviroment` is not a setting of infra:previewAccess; did you mean `environment`?",
        ],
        Given.Settings().With("infra:previewAccess", """
            {"repository": "example-org/*", "environment": "pr*", "branch": "release/*", "stateBucket": "Example", "stateKey": "arn:aws:kms:us-east-1:123456789012:alias/x", "enviroment": "x"}
            """).Problems());

    [Theory]
    [InlineData("infra")]
    [InlineData("example-org/infra/more")]
    [InlineData("example-org/infra:pull_request")]
    [InlineData("*/infra")]
    [InlineData("example-org@12/infra")]
    [InlineData("example-org/infra\n")]
    public void A_repository_is_named_whole(string repository) =>
        Assert.Single(Given.Settings().With("infra:previewAccess", $$"""{"repository": {{System.Text.Json.JsonSerializer.Serialize(repository)}}}""").Problems());

    [Fact]
    public void A_repository_trusted_by_name_and_a_preview_that_opens_prods_secrets_are_pointed_out()
    {
        Assert.Contains(On.Notes(), note => note.Code == "REPOSITORY_BY_NAME");
        Assert.Contains(Given.Settings("prod").With("infra:previewAccess", """{"repository": "a@1/b@2", "stateBucket": "example-pulumi-state", "previewReadsState": true}""").Notes(), note => note.Code == "PREVIEW_READS_STATE");
        Assert.DoesNotContain(Given.Settings("prod").With("infra:previewAccess", """{"repository": "a@1/b@2"}""").Notes(), note => note.Key.StartsWith("infra:previewAccess", StringComparison.Ordinal));
    }
}
