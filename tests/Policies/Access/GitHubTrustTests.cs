using IamEngine.Model;
using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class GitHubTrustTests
{
    private const string Provider = $"{Example.Iam}oidc-provider/token.actions.githubusercontent.com";

    private const string Files = "example-org/infra/.github/workflows";

    private static readonly GitHubTrust GitHub = new(Arn.Of(Provider), "example-org/infra");

    private static readonly TrustPolicy Preview = GitHub.Preview(["preview.yml"]);

    private static readonly TrustPolicy Plan = GitHub.Plan("main", ["deploy.yml", "drift.yml"]);

    private static readonly TrustPolicy Drift = GitHub.Drift("main", ["drift.yml"]);

    private static readonly TrustPolicy Deploy = GitHub.Deploy("prod", "main", ["deploy.yml"]);

    [Fact]
    public void To_preview_it_reads() => Assert.Equal(
        """
        Allow PullRequestsMayPreview
          to Federated arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com
          sts:AssumeRoleWithWebIdentity
          when StringEquals token.actions.githubusercontent.com:aud {sts.amazonaws.com}
          when StringEquals token.actions.githubusercontent.com:sub {repo:example-org/infra:pull_request}
          when StringLike token.actions.githubusercontent.com:job_workflow_ref {example-org/infra/.github/workflows/preview.yml@refs/pull/*/merge}
          when StringLike token.actions.githubusercontent.com:ref {refs/pull/*/merge}
        """,
        Read(Preview));

    [Fact]
    public void To_plan_it_reads() => Assert.Equal(
        Text(
            "TheBranchMayPlan", "repo:example-org/infra:ref:refs/heads/main",
            $"{Files}/deploy.yml@refs/heads/main, {Files}/drift.yml@refs/heads/main"),
        Read(Plan));

    [Fact]
    public void To_look_for_drift_it_reads() => Assert.Equal(
        Text("TheBranchMayLookForDrift", "repo:example-org/infra:ref:refs/heads/main", $"{Files}/drift.yml@refs/heads/main"),
        Read(Drift));

    [Fact]
    public void To_deploy_it_reads() => Assert.Equal(
        Text("TheEnvironmentMayDeploy", "repo:example-org/infra:environment:prod", $"{Files}/deploy.yml@refs/heads/main"),
        Read(Deploy));

    [Theory]
    [InlineData("refs/heads/feature")]
    [InlineData("refs/heads/main2")]
    [InlineData("refs/tags/main")]
    [InlineData("refs/pull/7/merge")]
    public void A_job_of_the_environment_on_another_branch_does_not_deploy(string branch)
    {
        var job = Job(Deploy, "repo:example-org/infra:environment:prod");

        job.MayAssumeWithToken();
        job.When($"{GitHubToken.Issuer}:ref", branch).MayNotAssumeWithToken();
        job.When($"{GitHubToken.Issuer}:job_workflow_ref", $"{Files}/deploy.yml@{branch}").MayNotAssumeWithToken();
        job.Without($"{GitHubToken.Issuer}:ref").MayNotAssumeWithToken();
        job.Without($"{GitHubToken.Issuer}:job_workflow_ref").MayNotAssumeWithToken();
    }

    [Theory]
    [InlineData($"{Files}/ci.yml@refs/heads/main")]
    [InlineData($"{Files}/drift.yml@refs/heads/main")]
    [InlineData("stranger/infra/.github/workflows/deploy.yml@refs/heads/main")]
    public void Another_workflow_of_the_environment_does_not_deploy(string workflow) =>
        Job(Deploy, "repo:example-org/infra:environment:prod").When($"{GitHubToken.Issuer}:job_workflow_ref", workflow)
            .MayNotAssumeWithToken();

    [Theory]
    [InlineData($"{Files}/drift.yml@refs/heads/main", true)]
    [InlineData($"{Files}/review.yml@refs/heads/main", false)]
    public void The_workflows_that_plan_are_named(string workflow, bool may)
    {
        var job = Job(Plan, "repo:example-org/infra:ref:refs/heads/main")
            .When($"{GitHubToken.Issuer}:job_workflow_ref", workflow);
        (may ? (Action)job.MayAssumeWithToken : job.MayNotAssumeWithToken)();
    }

    [Theory]
    [InlineData("ref:refs/heads/main", "drift.yml", true)]
    [InlineData("ref:refs/heads/main", "deploy.yml", false)]
    [InlineData("ref:refs/heads/feature", "drift.yml", false)]
    [InlineData("environment:prod", "drift.yml", false)]
    [InlineData("pull_request", "drift.yml", false)]
    public void The_workflow_that_looks_for_drift_does_so_on_the_branch_alone(string runsFor, string file, bool may)
    {
        var job = Job(Drift, $"repo:example-org/infra:{runsFor}")
            .When($"{GitHubToken.Issuer}:job_workflow_ref", $"{Files}/{file}@refs/heads/main");
        (may ? (Action)job.MayAssumeWithToken : job.MayNotAssumeWithToken)();
    }

    [Theory]
    [InlineData("refs/pull/12/merge", $"{Files}/preview.yml@refs/pull/12/merge", true)]
    [InlineData("refs/heads/main", $"{Files}/preview.yml@refs/heads/main", false)]
    [InlineData("refs/pull/12/merge", $"{Files}/review.yml@refs/pull/12/merge", false)]
    public void A_pull_request_previews_with_the_named_workflow(string branch, string workflow, bool may)
    {
        var job = Job(Preview, "repo:example-org/infra:pull_request")
            .When($"{GitHubToken.Issuer}:ref", branch).When($"{GitHubToken.Issuer}:job_workflow_ref", workflow);
        (may ? (Action)job.MayAssumeWithToken : job.MayNotAssumeWithToken)();
    }

    [Fact]
    public void Only_the_subject_has_the_ids_of_the_repository() => Assert.Equal(
        Text(
            "TheEnvironmentMayDeploy", "repo:example-org@123456/infra@456789:environment:prod",
            $"{Files}/deploy.yml@refs/heads/main"),
        Read((GitHub with { Repository = "example-org@123456/infra@456789" }).Deploy("prod", "main", ["deploy.yml"])));

    [Fact]
    public void A_reusable_workflow_of_another_repository_is_named_in_full() => Assert.Contains(
        "job_workflow_ref {example-org/shared/.github/workflows/deploy.yml@refs/tags/v1}",
        Read(GitHub.Deploy("prod", "main", ["example-org/shared/.github/workflows/deploy.yml@refs/tags/v1"])),
        StringComparison.Ordinal);

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

    [Fact]
    public void To_upload_it_reads() => Assert.Equal(
        Text("TheJobsMayUpload", "repo:example-org/infra:environment:prod", $"{Files}/upload.yml@refs/heads/main"),
        Read(GitHub.Upload(new("prod", "refs/heads/main", ["upload.yml"]), new())));

    [Theory]
    [InlineData("prod", null, "repo:example-org/infra:environment:prod")]
    [InlineData(null, "refs/heads/main", "repo:example-org/infra:ref:refs/heads/main")]
    [InlineData(null, "refs/tags/v1", "repo:example-org/infra:ref:refs/tags/v1")]
    public void Jobs_of_an_environment_a_branch_or_a_tag_upload_and_no_others(string? environment, string? on, string subject)
    {
        var job = Asker.WithTokenOf(Provider, GitHub.Upload(new(environment, on, []), new()))
            .When($"{GitHubToken.Issuer}:aud", "sts.amazonaws.com").When($"{GitHubToken.Issuer}:sub", subject)
            .When($"{GitHubToken.Issuer}:ref", on ?? "refs/heads/any");

        job.MayAssumeWithToken();
        job.When($"{GitHubToken.Issuer}:sub", $"{subject}2").MayNotAssumeWithToken();
        job.When($"{GitHubToken.Issuer}:sub", subject.Replace("infra", "other", StringComparison.Ordinal))
            .MayNotAssumeWithToken();
        job.When($"{GitHubToken.Issuer}:aud", "https://github.com/example-org").MayNotAssumeWithToken();
        job.Without($"{GitHubToken.Issuer}:sub").MayNotAssumeWithToken();
        if (on is not null)
        {
            job.When($"{GitHubToken.Issuer}:ref", $"{on}2").MayNotAssumeWithToken();
        }
    }

    [Fact]
    public void Only_the_workflow_of_the_settings_uploads_and_only_from_the_networks_of_the_settings()
    {
        var job = Asker.WithTokenOf(Provider, GitHub.Upload(
                new(null, "refs/heads/main", ["upload.yml"]), new(SourceCidrs: [Cidr.Of("203.0.113.0/24")])))
            .When($"{GitHubToken.Issuer}:aud", "sts.amazonaws.com")
            .When($"{GitHubToken.Issuer}:sub", "repo:example-org/infra:ref:refs/heads/main")
            .When($"{GitHubToken.Issuer}:ref", "refs/heads/main")
            .When($"{GitHubToken.Issuer}:job_workflow_ref", $"{Files}/upload.yml@refs/heads/main")
            .When("aws:SourceIp", "203.0.113.9");

        job.MayAssumeWithToken();
        job.When($"{GitHubToken.Issuer}:job_workflow_ref", $"{Files}/other.yml@refs/heads/main").MayNotAssumeWithToken();
        job.When("aws:SourceIp", "198.51.100.9").MayNotAssumeWithToken();
    }

    [Theory]
    [InlineData("prod on main", "prod on main", true)]
    [InlineData("prod on main", "dev on main", false)]
    [InlineData("prod on main", "prod on release", false)]
    [InlineData("prod on any", "prod on main", true)]
    [InlineData("prod on any", "dev on any", false)]
    [InlineData("none on main", "none on main", true)]
    [InlineData("none on main", "none on release", false)]
    [InlineData("none on main", "prod on main", false)]
    [InlineData("prod on main by a.yml", "prod on main by b.yml", false)]
    [InlineData("prod on main by a.yml b.yml", "prod on main by b.yml c.yml", true)]
    [InlineData("prod on main by a.yml", "prod on main", true)]
    [InlineData("prod on main by a.yml", "prod on release by a.yml", false)]
    public void Jobs_overlap_if_one_job_can_be_both(string one, string other, bool overlap)
    {
        Assert.Equal(overlap, Jobs(one).Overlaps(Jobs(other)));
        Assert.Equal(overlap, Jobs(other).Overlaps(Jobs(one)));
    }

    // ENVIRONMENT on BRANCH [by WORKFLOW ...]; none for no environment, any for every branch.
    private static GitHubJobs Jobs(string text)
    {
        var words = text.Split(' ');
        return new(
            words[0] == "none" ? null : words[0], words[2] == "any" ? null : $"refs/heads/{words[2]}", [.. words.Skip(4)]);
    }

    // A job of this repository's workflows with this subject.
    private static Asker Job(TrustPolicy trust, string subject, string provider = Provider)
    {
        var (file, version) = trust == Preview ? ("preview.yml", "refs/pull/7/merge") : ("deploy.yml", "refs/heads/main");
        return Asker.WithTokenOf(provider, trust)
            .When($"{GitHubToken.Issuer}:aud", "sts.amazonaws.com")
            .When($"{GitHubToken.Issuer}:sub", subject)
            .When($"{GitHubToken.Issuer}:ref", version)
            .When($"{GitHubToken.Issuer}:job_workflow_ref", $"{Files}/{file}@{version}");
    }

    private static string Text(string name, string subject, string workflows) => $$"""
        Allow {{name}}
          to Federated arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com
          sts:AssumeRoleWithWebIdentity
          when StringEquals token.actions.githubusercontent.com:aud {sts.amazonaws.com}
          when StringEquals token.actions.githubusercontent.com:job_workflow_ref {{{workflows}}}
          when StringEquals token.actions.githubusercontent.com:ref {refs/heads/main}
          when StringEquals token.actions.githubusercontent.com:sub {{{subject}}}
        """;
}
