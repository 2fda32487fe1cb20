using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>The tokens that GitHub gives to a job of a workflow.</summary>
public static class GitHubToken
{
    /// <summary>Who signs them, as IAM names the provider and its condition keys.</summary>
    public const string Issuer = "token.actions.githubusercontent.com";

    /// <summary>The audience of tokens for AWS.</summary>
    public const string Audience = "sts.amazonaws.com";

    /// <summary>The audience claim.</summary>
    public static StringKey Aud { get; } = new($"{Issuer}:aud");

    /// <summary>Whose job it is, and what it runs for.</summary>
    public static StringKey Sub { get; } = new($"{Issuer}:sub");

    /// <summary>The branch, tag or pull request that the run is for: <c>refs/heads/main</c>.</summary>
    public static StringKey Ref { get; } = new($"{Issuer}:ref");

    /// <summary>
    /// The file that the job is written in, and the version of it: <c>ORG/REPO/.github/workflows/deploy.yml@refs/heads/main</c>.
    /// </summary>
    public static StringKey JobWorkflowRef { get; } = new($"{Issuer}:job_workflow_ref");
}

/// <summary>
/// The trust policies of the preview, plan and deploy roles, for jobs of one repository. Audience and subject are compared in
/// full. A subject has the repository's name, optionally with the ids that survive a rename: <c>ORG@123456/REPO@456789</c>. The
/// subject of a job in an environment names no branch, and no subject names a workflow: the conditions on <c>ref</c> and
/// <c>job_workflow_ref</c> do.
/// https://docs.github.com/en/actions/reference/security/oidc
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
/// </summary>
/// <param name="Provider">GitHub's identity provider in the account.</param>
/// <param name="Repository">ORG/REPO or ORG@ID/REPO@ID.</param>
public sealed record GitHubTrust(Arn Provider, string Repository)
{
    // GitHub runs the workflows of a pull request on the merge of it with its base.
    private const string AnyPullRequest = "refs/pull/*/merge";

    /// <summary>Jobs of these workflows that run for a pull request, whatever branch it is of.</summary>
    /// <param name="workflows">
    /// File names in <c>.github/workflows</c>, or workflows of other repositories in full: ORG/REPO/.github/workflows/FILE@REF.
    /// </param>
    public TrustPolicy Preview(IEnumerable<string> workflows) => Trust(
        "PullRequestsMayPreview", "pull_request", GitHubToken.Ref.IsLike(AnyPullRequest),
        GitHubToken.JobWorkflowRef.IsLike([.. Full(workflows, AnyPullRequest)]));

    /// <summary>Jobs of these workflows that run on one branch, and in no environment.</summary>
    public TrustPolicy Plan(string branch, IEnumerable<string> workflows) => Trust(
        "TheBranchMayPlan", $"ref:refs/heads/{branch}", GitHubToken.Ref.Is($"refs/heads/{branch}"),
        GitHubToken.JobWorkflowRef.Is([.. Full(workflows, $"refs/heads/{branch}")]));

    /// <summary>
    /// Jobs of these workflows that run on one branch and in an environment, which GitHub lets begin once its reviewers agree.
    /// </summary>
    public TrustPolicy Deploy(string environment, string branch, IEnumerable<string> workflows) => Trust(
        "TheEnvironmentMayDeploy", $"environment:{environment}", GitHubToken.Ref.Is($"refs/heads/{branch}"),
        GitHubToken.JobWorkflowRef.Is([.. Full(workflows, $"refs/heads/{branch}")]));

    private TrustPolicy Trust(string sid, string runsFor, Condition branch, Condition workflow) => TrustPolicy.Of(
        Allow(sid, Sts.AssumeRoleWithWebIdentity)
            .To(new Principal.Federated(Provider.ToString()))
            .When(
                GitHubToken.Aud.Is(GitHubToken.Audience), GitHubToken.Sub.Is($"repo:{Repository}:{runsFor}"), branch, workflow));

    private IEnumerable<string> Full(IEnumerable<string> workflows, string version) => workflows.Select(workflow =>
        workflow.Contains('/', StringComparison.Ordinal) ? workflow : $"{Name}/.github/workflows/{workflow}@{version}");

    // Only the subject has the ids.
    private string Name => string.Join('/', Repository.Split('/').Select(part => part.Split('@')[0]));
}
