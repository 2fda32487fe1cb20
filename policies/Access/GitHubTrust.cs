using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>The OpenID Connect tokens of GitHub Actions jobs.</summary>
public static class GitHubToken
{
    /// <summary>The issuer, as in IAM's provider name and condition keys.</summary>
    public const string Issuer = "token.actions.githubusercontent.com";

    /// <summary>The audience of tokens for AWS.</summary>
    public const string Audience = "sts.amazonaws.com";

    /// <summary>The audience claim.</summary>
    public static StringKey Aud { get; } = new($"{Issuer}:aud");

    /// <summary>The subject claim: the repository of the job, and its environment, branch or event.</summary>
    public static StringKey Sub { get; } = new($"{Issuer}:sub");

    /// <summary>The branch, tag or pull request that the run is for: <c>refs/heads/main</c>.</summary>
    public static StringKey Ref { get; } = new($"{Issuer}:ref");

    /// <summary>
    /// The workflow file of the job with its version: <c>ORG/REPO/.github/workflows/deploy.yml@refs/heads/main</c>.
    /// </summary>
    public static StringKey JobWorkflowRef { get; } = new($"{Issuer}:job_workflow_ref");
}

/// <summary>The jobs of a repository on GitHub that may upload: those of an environment, a branch or a tag.</summary>
/// <param name="Environment">The environment of the jobs; null for jobs in none.</param>
/// <param name="Ref">
/// The branch or tag that the jobs run on: <c>refs/heads/main</c>; null for any in the environment.
/// </param>
/// <param name="Workflows">
/// The workflows of the jobs, in the same form as for <see cref="GitHubTrust.Preview"/>; none for any. Needs
/// <paramref name="Ref"/>.
/// </param>
public sealed record GitHubJobs(string? Environment, string? Ref, Seq<string> Workflows)
{
    /// <summary>The end of the subject of their tokens: <c>environment:prod</c> or <c>ref:refs/heads/main</c>.</summary>
    public string Subject => Environment is { } environment ? $"environment:{environment}" : $"ref:{Ref}";

    /// <summary>Whether a job of the same repository can be one of both.</summary>
    public bool Overlaps(GitHubJobs other) => Environment == other.Environment
        && (Ref == other.Ref || (Environment is not null && (Ref is null || other.Ref is null)))
        && (Workflows.Count == 0 || other.Workflows.Count == 0 || Workflows.Intersect(other.Workflows).Any());
}

/// <summary>
/// The trust policies of the preview, plan, drift and deploy roles and of uploaders, for jobs of one repository. They compare the
/// whole audience and subject. A subject contains the repository's name, optionally with ids that survive a rename:
/// <c>ORG@123456/REPO@456789</c>. The subject of a job in an environment contains no branch, and no subject contains a workflow,
/// so conditions on <c>ref</c> and <c>job_workflow_ref</c> check those.
/// https://docs.github.com/en/actions/reference/security/oidc
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
/// </summary>
/// <param name="Provider">GitHub's identity provider in the account.</param>
/// <param name="Repository">ORG/REPO or ORG@ID/REPO@ID.</param>
public sealed record GitHubTrust(Arn Provider, string Repository)
{
    // GitHub runs the workflows of a pull request on the merge commit of the pull request.
    private const string AnyPullRequest = "refs/pull/*/merge";

    /// <summary>Trusts jobs of these workflows that run for a pull request from any branch.</summary>
    /// <param name="workflows">
    /// File names in <c>.github/workflows</c>, or workflows of other repositories in full: ORG/REPO/.github/workflows/FILE@REF.
    /// </param>
    public TrustPolicy Preview(IEnumerable<string> workflows) => Trust(
        "PullRequestsMayPreview", "pull_request", GitHubToken.Ref.IsLike(AnyPullRequest),
        GitHubToken.JobWorkflowRef.IsLike([.. Full(workflows, AnyPullRequest)]));

    /// <summary>Trusts jobs of these workflows that run on one branch and in no environment.</summary>
    public TrustPolicy Plan(string branch, IEnumerable<string> workflows) => Trust(
        "TheBranchMayPlan", $"ref:refs/heads/{branch}", GitHubToken.Ref.Is($"refs/heads/{branch}"),
        GitHubToken.JobWorkflowRef.Is([.. Full(workflows, $"refs/heads/{branch}")]));

    /// <summary>Trusts jobs of these workflows that run on one branch and in no environment, to compare the account.</summary>
    public TrustPolicy Drift(string branch, IEnumerable<string> workflows) => Trust(
        "TheBranchMayLookForDrift", $"ref:refs/heads/{branch}", GitHubToken.Ref.Is($"refs/heads/{branch}"),
        GitHubToken.JobWorkflowRef.Is([.. Full(workflows, $"refs/heads/{branch}")]));

    /// <summary>
    /// Trusts jobs of these workflows that run on one branch and in an environment, which can require approval by reviewers.
    /// </summary>
    public TrustPolicy Deploy(string environment, string branch, IEnumerable<string> workflows) => Trust(
        "TheEnvironmentMayDeploy", $"environment:{environment}", GitHubToken.Ref.Is($"refs/heads/{branch}"),
        GitHubToken.JobWorkflowRef.Is([.. Full(workflows, $"refs/heads/{branch}")]));

    /// <summary>Trusts the jobs that upload.</summary>
    public TrustPolicy Upload(GitHubJobs jobs, CallerConditions conditions) => Trust(
        "TheJobsMayUpload", jobs.Subject,
        [
            .. jobs.Ref is { } version ? [GitHubToken.Ref.Is(version)] : Array.Empty<Condition>(),
            .. jobs.Workflows.Count == 0 ? Array.Empty<Condition>()
                : [GitHubToken.JobWorkflowRef.Is([.. Workflows(jobs)])],
            .. conditions.Required(),
        ]);

    /// <summary>The workflows of the jobs that upload, in full.</summary>
    public IEnumerable<string> Workflows(GitHubJobs jobs) => Full(jobs.Workflows, $"{jobs.Ref}");

    /// <summary>The subject of a token for the given kind of run.</summary>
    public string Subject(string runsFor) => $"repo:{Repository}:{runsFor}";

    private TrustPolicy Trust(string sid, string runsFor, params ReadOnlySpan<Condition> conditions) => TrustPolicy.Of(
        Allow(sid, Sts.AssumeRoleWithWebIdentity)
            .To(new Principal.Federated(Provider.ToString()))
            .When([GitHubToken.Aud.Is(GitHubToken.Audience), GitHubToken.Sub.Is(Subject(runsFor)), .. conditions]));

    private IEnumerable<string> Full(IEnumerable<string> workflows, string version) => workflows.Select(workflow =>
        workflow.Contains('/', StringComparison.Ordinal) ? workflow : $"{Name}/.github/workflows/{workflow}@{version}");

    // Only the subject contains the ids.
    private string Name => string.Join('/', Repository.Split('/').Select(part => part.Split('@')[0]));
}
