using IamEngine.Model;
using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class GitLabTrustTests
{
    private const string Provider = $"{Example.Iam}oidc-provider/gitlab.com";

    private const string OnMain = "project_path:example-group/lab/app:ref_type:branch:ref:main";

    private static readonly GitLabTrust GitLab =
        new(Arn.Of(Provider), "gitlab.com", "https://gitlab.com", "example-group/lab/app");

    private static readonly TrustPolicy Main = GitLab.Upload(new("main", IsTag: false), new());

    [Fact]
    public void It_reads() => Assert.Equal(
        """
        Allow TheJobsMayUpload
          to Federated arn:aws:iam::123456789012:oidc-provider/gitlab.com
          sts:AssumeRoleWithWebIdentity
          when StringEquals gitlab.com:aud {https://gitlab.com}
          when StringEquals gitlab.com:sub {project_path:example-group/lab/app:ref_type:branch:ref:main}
        """,
        Read(Main));

    [Fact]
    public void A_tag_is_another_subject_than_a_branch_of_the_same_name()
    {
        var tag = GitLab.Upload(new("main", IsTag: true), new());

        Job(tag, "project_path:example-group/lab/app:ref_type:tag:ref:main").MayAssumeWithToken();
        Job(tag, OnMain).MayNotAssumeWithToken();
    }

    [Theory]
    [InlineData("project_path:example-group/lab/app:ref_type:branch:ref:main2")]
    [InlineData("project_path:example-group/lab/app:ref_type:branch:ref:feature")]
    [InlineData("project_path:example-group/lab/app:ref_type:tag:ref:main")]
    [InlineData("project_path:example-group/lab/app2:ref_type:branch:ref:main")]
    [InlineData("project_path:example-group/app:ref_type:branch:ref:main")]
    [InlineData("project_path:another-group/lab/app:ref_type:branch:ref:main")]
    public void A_job_elsewhere_is_refused(string subject)
    {
        Job(Main, OnMain).MayAssumeWithToken();
        Job(Main, subject).MayNotAssumeWithToken();
    }

    [Fact]
    public void A_token_for_another_audience_or_without_a_claim_is_refused()
    {
        Job(Main, OnMain).When("gitlab.com:aud", "https://vault.example.com").MayNotAssumeWithToken();
        Job(Main, OnMain).Without("gitlab.com:aud").MayNotAssumeWithToken();
        Job(Main, OnMain).Without("gitlab.com:sub").MayNotAssumeWithToken();
    }

    [Fact]
    public void A_token_of_another_provider_is_refused() =>
        Asker.WithTokenOf($"{Example.Iam}oidc-provider/gitlab.example.com", Main)
            .When("gitlab.com:aud", "https://gitlab.com").When("gitlab.com:sub", OnMain).MayNotAssumeWithToken();

    [Fact]
    public void An_instance_of_its_own_has_keys_of_its_own()
    {
        var own = new GitLabTrust(
            Arn.Of($"{Example.Iam}oidc-provider/git.example.com"), "git.example.com", "aws", "example-group/app");

        Assert.Equal(("git.example.com:aud", "git.example.com:sub"), (own.Aud.Name, own.Sub.Name));
    }

    [Fact]
    public void The_networks_of_the_settings_apply_to_the_call()
    {
        var job = Job(GitLab.Upload(new("main", IsTag: false), new(SourceCidrs: [Cidr.Of("203.0.113.0/24")])), OnMain);

        job.When("aws:SourceIp", "203.0.113.9").MayAssumeWithToken();
        job.When("aws:SourceIp", "198.51.100.9").MayNotAssumeWithToken();
    }

    private static Asker Job(TrustPolicy trust, string subject) => Asker.WithTokenOf(Provider, trust)
        .When("gitlab.com:aud", "https://gitlab.com").When("gitlab.com:sub", subject);
}
