using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Requests;
using Policies.Access;

namespace Tests.Access;

public sealed class GitHubTrustTests
{
    private const string Role = "arn:aws:iam::123456789012:role/ci/infra-dev-preview";

    private static readonly Arn Provider = Arn.Of("arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com");

    private static readonly TrustPolicy Preview = GitHubTrust.Preview(Provider, "example-org/infra");

    private static readonly TrustPolicy Deploy = GitHubTrust.Deploy(Provider, "example-org/infra", "prod");

    [Fact]
    public void It_reads_as_IAM_has_it() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[{"Sid":"TheEnvironmentMayDeploy","Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com","token.actions.githubusercontent.com:sub":"repo:example-org/infra:environment:prod"}}}]}""",
        PolicyWriter.Write(Deploy));

    [Fact]
    public void A_pull_request_of_the_repository_may_preview() => Assert.Equal(Verdict.Allowed, Decide(Preview, "repo:example-org/infra:pull_request"));

    [Fact]
    public void A_job_in_the_environment_may_deploy() => Assert.Equal(Verdict.Allowed, Decide(Deploy, "repo:example-org/infra:environment:prod"));

    [Theory]
    [InlineData("repo:stranger/infra:pull_request")] // a fork that runs its own workflows
    [InlineData("repo:example-org/other:pull_request")]
    [InlineData("repo:example-org/infra-2:pull_request")]
    [InlineData("repo:example-org/infra:ref:refs/heads/main")]
    [InlineData("repo:example-org/infra:environment:prod")]
    [InlineData("repo:example-org/infra:pull_request:extra")]
    [InlineData("repo:Example-Org/infra:pull_request")]
    [InlineData("repo:example-org@123456/infra@456789:pull_request")] // who is trusted by name is not who is trusted by number
    [InlineData("")]
    public void Nothing_else_may_preview(string subject) => Assert.NotEqual(Verdict.Allowed, Decide(Preview, subject));

    [Theory]
    [InlineData("repo:example-org/infra:pull_request")]
    [InlineData("repo:example-org/infra:environment:dev")]
    [InlineData("repo:example-org/infra:environment:production")]
    [InlineData("repo:example-org/infra:ref:refs/heads/main")]
    [InlineData("repo:example-org/infra:ref:refs/heads/environment:prod")]
    [InlineData("repo:stranger/infra:environment:prod")]
    public void Nothing_else_may_deploy(string subject) => Assert.NotEqual(Verdict.Allowed, Decide(Deploy, subject));

    [Theory]
    [InlineData("https://github.com/example-org")]
    [InlineData("sts.amazonaws.com.example.com")]
    public void A_token_for_somebody_else_is_refused(string audience)
    {
        Assert.NotEqual(Verdict.Allowed, Decide(Preview, "repo:example-org/infra:pull_request", audience));
        Assert.NotEqual(Verdict.Allowed, Decide(Deploy, "repo:example-org/infra:environment:prod", audience));
    }

    [Fact]
    public void A_token_of_another_provider_is_refused() =>
        Assert.NotEqual(Verdict.Allowed, Decide(Preview, "repo:example-org/infra:pull_request", provider: "arn:aws:iam::123456789012:oidc-provider/tokens.example.com"));

    [Fact]
    public void A_branch_that_plans_is_one_branch()
    {
        var trust = GitHubTrust.Plan(Provider, "example-org/infra", "main");

        Assert.Equal(Verdict.Allowed, Decide(trust, "repo:example-org/infra:ref:refs/heads/main"));
        Assert.NotEqual(Verdict.Allowed, Decide(trust, "repo:example-org/infra:ref:refs/heads/main2"));
        Assert.NotEqual(Verdict.Allowed, Decide(trust, "repo:example-org/infra:ref:refs/tags/main"));
        Assert.NotEqual(Verdict.Allowed, Decide(trust, "repo:example-org/infra:pull_request"));
    }

    private static Verdict Decide(TrustPolicy trust, string subject, string audience = GitHubToken.Audience, string? provider = null) =>
        Evaluator.For(new() { Resource = new PolicyOfResource.Trust("trust", trust) }).Decide(new(
            new Caller.TokenHolder(provider ?? Provider.ToString()),
            "sts:AssumeRoleWithWebIdentity",
            Role,
            AccountId.Of("123456789012"),
            RequestContext.Of(($"{GitHubToken.Issuer}:aud", audience), ($"{GitHubToken.Issuer}:sub", subject))));
}
