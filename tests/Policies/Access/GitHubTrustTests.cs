using IamEngine.Model;
using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class GitHubTrustTests
{
    private const string Provider = $"{Example.Iam}oidc-provider/token.actions.githubusercontent.com";

    private static readonly TrustPolicy Preview = GitHubTrust.Preview(Arn.Of(Provider), "example-org/infra");

    private static readonly TrustPolicy Plan = GitHubTrust.Plan(Arn.Of(Provider), "example-org/infra", "main");

    private static readonly TrustPolicy Deploy = GitHubTrust.Deploy(Arn.Of(Provider), "example-org/infra", "prod");

    [Fact]
    public void To_preview_it_reads() =>
        Assert.Equal(Text("PullRequestsMayPreview", "repo:example-org/infra:pull_request"), Read(Preview));

    [Fact]
    public void To_plan_it_reads() =>
        Assert.Equal(Text("TheBranchMayPlan", "repo:example-org/infra:ref:refs/heads/main"), Read(Plan));

    [Fact]
    public void To_deploy_it_reads() =>
        Assert.Equal(Text("TheEnvironmentMayDeploy", "repo:example-org/infra:environment:prod"), Read(Deploy));

    [Fact]
    public void A_pull_request_of_the_repository_previews() =>
        Job(Preview, "repo:example-org/infra:pull_request").MayAssumeWithToken();

    [Fact]
    public void A_job_on_the_branch_plans() => Job(Plan, "repo:example-org/infra:ref:refs/heads/main").MayAssumeWithToken();

    [Fact]
    public void A_job_in_the_environment_deploys() => Job(Deploy, "repo:example-org/infra:environment:prod").MayAssumeWithToken();

    [Theory]
    [InlineData("repo:stranger/infra:pull_request")] // a fork that runs its own workflows
    [InlineData("repo:example-org/other:pull_request")]
    [InlineData("repo:example-org/infra-2:pull_request")]
    [InlineData("repo:example-org/infra:ref:refs/heads/main")]
    [InlineData("repo:example-org/infra:environment:prod")]
    [InlineData("repo:example-org/infra:pull_request:extra")]
    [InlineData("repo:Example-Org/infra:pull_request")]
    [InlineData("repo:example-org@123456/infra@456789:pull_request")] // the numbers are part of the name
    [InlineData("")]
    public void No_other_job_previews(string subject) => Job(Preview, subject).MayNotAssumeWithToken();

    [Theory]
    [InlineData("repo:example-org/infra:ref:refs/heads/main2")]
    [InlineData("repo:example-org/infra:ref:refs/tags/main")]
    [InlineData("repo:example-org/infra:pull_request")]
    [InlineData("repo:example-org/infra:environment:prod")]
    public void No_other_job_plans(string subject) => Job(Plan, subject).MayNotAssumeWithToken();

    [Theory]
    [InlineData("repo:example-org/infra:pull_request")]
    [InlineData("repo:example-org/infra:environment:dev")]
    [InlineData("repo:example-org/infra:environment:production")]
    [InlineData("repo:example-org/infra:ref:refs/heads/main")]
    [InlineData("repo:example-org/infra:ref:refs/heads/environment:prod")]
    [InlineData("repo:stranger/infra:environment:prod")]
    public void No_other_job_deploys(string subject) => Job(Deploy, subject).MayNotAssumeWithToken();

    [Theory]
    [InlineData("https://github.com/example-org")]
    [InlineData("sts.amazonaws.com.example.com")]
    public void A_token_for_another_audience_is_refused(string audience)
    {
        Job(Preview, "repo:example-org/infra:pull_request").When($"{GitHubToken.Issuer}:aud", audience).MayNotAssumeWithToken();
        Job(Plan, "repo:example-org/infra:ref:refs/heads/main").When($"{GitHubToken.Issuer}:aud", audience)
            .MayNotAssumeWithToken();
        Job(Deploy, "repo:example-org/infra:environment:prod").When($"{GitHubToken.Issuer}:aud", audience)
            .MayNotAssumeWithToken();
    }

    [Fact]
    public void A_token_of_another_provider_is_refused() =>
        Job(Preview, "repo:example-org/infra:pull_request", $"{Example.Iam}oidc-provider/tokens.example.com")
            .MayNotAssumeWithToken();

    private static Asker Job(TrustPolicy trust, string subject, string provider = Provider) => Asker.WithTokenOf(provider, trust)
        .When("token.actions.githubusercontent.com:aud", "sts.amazonaws.com")
        .When("token.actions.githubusercontent.com:sub", subject);

    private static string Text(string name, string subject) => $$"""
        Allow {{name}}
          to Federated arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com
          sts:AssumeRoleWithWebIdentity
          when StringEquals token.actions.githubusercontent.com:aud {sts.amazonaws.com}
          when StringEquals token.actions.githubusercontent.com:sub {{{subject}}}
        """;
}
